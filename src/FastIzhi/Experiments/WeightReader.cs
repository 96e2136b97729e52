using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads the weights of a random rule.</summary>
internal static class WeightReader
{
    private const string UniformField = "uniform";

    private static readonly NumberRange Weights = NumberRange.AtLeast(0, "nS");

    /// <summary>Reads the field weight: weights for all source populations, or where these are a list, an object of weights by their names.</summary>
    /// <returns>The weights by source population; null when there is a problem.</returns>
    public static Func<Population, WeightDistribution>? Read(RuleFields rule)
    {
        var at = rule.Fields.Required("weight");
        if (!rule.IsPool || !at.IsObject)
        {
            var weight = ReadOne(at, rule.IsPool ? ", or an object of weights by source population" : "");
            return weight is null ? null : _ => weight;
        }

        if (rule.Sources.Contains(null) || at.Object("an object of weights by source population") is not { } fields)
        {
            return null;
        }

        var names = rule.Sources.Select(source => source!.Name).Distinct().ToList();
        if (fields.Optional(UniformField) is not null && !names.Contains(UniformField))
        {
            var weight = ReadOne(at, "");
            return weight is null ? null : _ => weight;
        }

        fields.Allow(names);
        var weights = names.ToDictionary(name => name, name => ReadOne(fields.Required(name), ""));
        return weights.ContainsValue(null) ? null : source => weights[source.Name]!;
    }

    private static WeightDistribution? ReadOne(JsonCursor at, string otherwise)
    {
        if (!at.IsObject)
        {
            return at.Number(Weights, $" or {{\"{UniformField}\": [low, high]}}{otherwise}") is { } weight
                ? WeightDistribution.Constant(weight)
                : null;
        }

        var fields = at.Object("")!;
        fields.Allow(UniformField);
        return UniformReader.Read(fields.Required(UniformField), Weights) is { } bounds
            ? WeightDistribution.Uniform(bounds.Low, bounds.High)
            : null;
    }
}
