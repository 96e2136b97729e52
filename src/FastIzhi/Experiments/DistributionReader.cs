using FastIzhi.Randomness;

namespace FastIzhi.Experiments;

/// <summary>
/// Reads a distribution: {"uniform": [low, high]}, {"normal": [mean, sd]} or {"lognormal": [mean, sd]}, with "min" and "max" for a
/// window. Parameters, weights and delays have it in the same words.
/// </summary>
internal static class DistributionReader
{
    private static readonly string[] Shapes = ["uniform", "normal", "lognormal"];

    /// <summary>What may stand in place of a number.</summary>
    public static string Alternatives => "{\"uniform\": [low, high]}, {\"normal\": [mean, sd]}, {\"lognormal\": [mean, sd]}";

    /// <summary>Whether an object is meant to be a distribution.</summary>
    public static bool IsMeant(JsonFields fields) => Shapes.Any(shape => fields.Optional(shape) is not null);

    /// <summary>Reads a distribution.</summary>
    /// <param name="at">The object.</param>
    /// <param name="range">The numbers that may be drawn.</param>
    /// <returns>The distribution; null when there is a problem.</returns>
    public static Distribution? Read(JsonCursor at, NumberRange range)
    {
        var fields = at.Object($"one of {Alternatives}")!;
        fields.Allow([.. Shapes, "min", "max"]);
        var given = Shapes.Where(shape => fields.Optional(shape) is not null).ToList();
        if (given.Count != 1)
        {
            at.Reject($"one of {Alternatives}");
            return null;
        }

        var values = fields.Required(given[0]);
        var distribution = given[0] switch
        {
            "uniform" => ReadUniform(values, range),
            "normal" => ReadPair(values, range.Unlimited(), range.Unlimited().From(0), Distribution.Normal),
            _ => ReadPair(values, range.Unlimited().Above(0), range.Unlimited().From(0), Distribution.LogNormal),
        };
        var (min, max) = (fields.Optional("min"), fields.Optional("max"));
        var (low, high) = (min?.Number(range), max?.Number(range));
        if (distribution is null || (min is not null && low is null) || (max is not null && high is null))
        {
            return null;
        }

        distribution = distribution.Truncated(low ?? double.NegativeInfinity, high ?? double.PositiveInfinity);
        var problem = distribution.Problem(range.Unit) is { } unsound ? $"the distribution {unsound}"
            : !range.Contains(distribution.Low) ? $"the distribution reaches down to {distribution.Low}; give a min, {range}"
            : !range.Contains(distribution.High) ? $"the distribution reaches up to {distribution.High}; give a max, {range}"
            : null;
        if (problem is not null)
        {
            at.AddProblem(problem);
        }

        return problem is null ? distribution : null;
    }

    private static Distribution? ReadUniform(JsonCursor at, NumberRange range)
    {
        var bounds = at.List(2, "[low, high]");
        if (bounds.Count == 0)
        {
            return null;
        }

        var low = bounds[0].Number(range);
        var high = bounds[1].Number(range);
        if (high < low)
        {
            bounds[1].Reject($"at least the lower bound, {low}");
            return null;
        }

        return low is null || high is null ? null : Distribution.Uniform(low.Value, high.Value);
    }

    private static Distribution? ReadPair(
        JsonCursor at, NumberRange means, NumberRange deviations, Func<double, double, Distribution> create)
    {
        var pair = at.List(2, "[mean, sd]");
        if (pair.Count == 0)
        {
            return null;
        }

        var mean = pair[0].Number(means);
        var deviation = pair[1].Number(deviations);
        return mean is null || deviation is null ? null : create(mean.Value, deviation.Value);
    }
}
