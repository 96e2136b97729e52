using FastIzhi.Networks;
using FastIzhi.Randomness;

namespace FastIzhi.Experiments;

/// <summary>Reads the weights of a random rule.</summary>
internal static class WeightReader
{
    private static readonly NumberRange Weights = NumberRange.AtLeast(0, "nS");

    /// <summary>Reads the field weight: weights for all source populations, or where these are a list, an object of weights by their names.</summary>
    /// <returns>The weights by source population; null when there is a problem.</returns>
    public static Func<Population, Distribution>? Read(RuleFields rule)
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
        if (DistributionReader.IsMeant(fields) && !fields.All.Keys.Any(names.Contains))
        {
            var weight = ReadOne(at, "");
            return weight is null ? null : _ => weight;
        }

        fields.Allow(names);
        var weights = names.ToDictionary(name => name, name => ReadOne(fields.Required(name), ""));
        return weights.ContainsValue(null) ? null : source => weights[source.Name]!;
    }

    private static Distribution? ReadOne(JsonCursor at, string otherwise)
    {
        if (!at.IsObject)
        {
            return at.Number(Weights, $", {DistributionReader.Alternatives}{otherwise}") is { } weight
                ? Distribution.Constant(weight)
                : null;
        }

        return DistributionReader.Read(at, Weights);
    }
}
