using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads weights: a number, a distribution or a function of the distance.</summary>
internal static class WeightReader
{
    private static readonly string Alternatives = $", {DistributionReader.Alternatives}, {DistanceFunctionReader.Alternatives}";

    /// <summary>Reads the field weight: weights for all source populations, or where these are a list, an object of weights by their names.</summary>
    /// <returns>The weights by source population; null when there is a problem.</returns>
    public static Func<Population, Weight>? Read(RuleFields rule)
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
        if ((DistributionReader.IsMeant(fields) || DistanceFunctionReader.IsMeant(fields)) && !fields.All.Keys.Any(names.Contains))
        {
            var weight = ReadOne(at);
            return weight is null ? null : _ => weight;
        }

        fields.Allow(names);
        var weights = names.ToDictionary(name => name, name => ReadOne(fields.Required(name)));
        return weights.ContainsValue(null) ? null : source => weights[source.Name]!;
    }

    /// <summary>Reads weights for all source populations.</summary>
    /// <param name="at">The weights.</param>
    /// <param name="otherwise">What else the caller allows here, to be told after these.</param>
    /// <returns>The weights; null when there is a problem.</returns>
    public static Weight? ReadOne(JsonCursor at, string otherwise = "")
    {
        if (!at.IsObject)
        {
            return at.Number(NumberRange.Weights, $"{Alternatives}{otherwise}") is { } weight ? (Weight)weight : null;
        }

        if (DistanceFunctionReader.IsMeant(at.Object("weights")!))
        {
            return DistanceFunctionReader.Read(at, NumberRange.Weights) is { } function ? Weight.ByDistance(function) : null;
        }

        return DistributionReader.Read(at, NumberRange.Weights) is { } distribution ? Weight.Drawn(distribution) : null;
    }
}
