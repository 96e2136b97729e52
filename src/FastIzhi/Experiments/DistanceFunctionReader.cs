using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>
/// Reads a function of the distance: {"gaussian": [max, sigma]}, {"exponential": [max, lambda]}, {"box": [value, radius]} or
/// {"linear": [intercept, slope]}, with "min" and "max" to clip it. Probabilities, weights and delays have it in the same words.
/// </summary>
internal static class DistanceFunctionReader
{
    private static readonly NumberRange Lengths = NumberRange.Above(0, "um");

    private static readonly Dictionary<string, (string Parameters, NumberRange Second, Func<double, double, DistanceFunction> Create)> Shapes =
        new()
        {
            ["gaussian"] = ("[max, sigma]", Lengths, DistanceFunction.Gaussian),
            ["exponential"] = ("[max, lambda]", Lengths, DistanceFunction.Exponential),
            ["box"] = ("[value, radius]", Lengths, DistanceFunction.Box),
            ["linear"] = ("[intercept, slope]", NumberRange.Any("per um"), DistanceFunction.Linear),
        };

    /// <summary>What may stand in place of a number.</summary>
    public static string Alternatives { get; } = string.Join(", ", Shapes.Select(shape => $"{{\"{shape.Key}\": {shape.Value.Parameters}}}"));

    /// <summary>The names of the functions.</summary>
    public static IReadOnlyCollection<string> Names => Shapes.Keys;

    /// <summary>Whether an object is meant to be a function of the distance.</summary>
    public static bool IsMeant(JsonFields fields) => Names.Any(shape => fields.Optional(shape) is not null);

    /// <summary>Reads a function.</summary>
    /// <param name="at">The object.</param>
    /// <param name="range">The values that it may have; those at distance 0 are checked here.</param>
    /// <returns>The function; null when there is a problem.</returns>
    public static DistanceFunction? Read(JsonCursor at, NumberRange range)
    {
        if (at.Object($"one of {Alternatives}") is not { } fields)
        {
            return null;
        }

        fields.Allow([.. Names, "min", "max"]);
        var given = Names.Where(shape => fields.Optional(shape) is not null).ToList();
        if (given.Count != 1)
        {
            at.Reject($"one of {Alternatives}");
            return null;
        }

        var (parameters, second, create) = Shapes[given[0]];
        var pair = fields.Required(given[0]).List(2, parameters);
        var (min, max) = (fields.Optional("min"), fields.Optional("max"));
        var (low, high) = (min?.Number(range), max?.Number(range));
        if (pair.Count == 0)
        {
            return null;
        }

        // What a function is clipped to decides, not what it would be.
        var first = pair[0].Number(min is null && max is null ? range : range.Unlimited());
        var length = pair[1].Number(second);
        if (first is null || length is null || (min is not null && low is null) || (max is not null && high is null))
        {
            return null;
        }

        var function = create(first.Value, length.Value).Clipped(low ?? double.NegativeInfinity, high ?? double.PositiveInfinity);
        if (function.Problem(range.Unit) is { } problem)
        {
            at.AddProblem($"the function {problem}");
            return null;
        }

        if (!range.Contains(function.Of(0)))
        {
            at.AddProblem($"the function is {function.Of(0)} at distance 0; it must be {range}");
            return null;
        }

        return function;
    }
}
