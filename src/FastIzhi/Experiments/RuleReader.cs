using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads a connection rule.</summary>
/// <param name="Fields">The fields that the rule has beside those of every projection.</param>
/// <param name="IsPooling">Whether it can draw from several populations together.</param>
/// <param name="Read">Reads the rule, which may depend on the source population; null when there is a problem.</param>
internal sealed record RuleReader(string[] Fields, bool IsPooling, Func<RuleFields, Func<Population, ConnectionRule>?> Read)
{
    private static readonly NumberRange Weights = NumberRange.AtLeast(0, "nS");

    private static readonly NumberRange InDegrees = NumberRange.Whole(0, Array.MaxLength);

    private static readonly NumberRange Totals = NumberRange.Whole(0, 1L << 53);

    private static readonly NumberRange Probabilities = NumberRange.Within(0, 1);

    /// <summary>The rules by name.</summary>
    public static IReadOnlyDictionary<string, RuleReader> Rules { get; } = new Dictionary<string, RuleReader>
    {
        ["ring"] = new(["weight", "sigma", "cutoff"], false, ReadRing),
        ["list"] = new(["synapses", "weight"], false, ReadList),
        ["matrix"] = new(["weights"], false, ReadMatrix),
        ["fixed_in_degree"] = new(["in_degree", "weight"], true, ReadFixedInDegree),
        ["fixed_probability"] = new(["probability", "weight"], false, ReadFixedProbability),
        ["fixed_total"] = new(["count", "weight"], true, ReadFixedTotal),
    };

    /// <summary>The names of the rules that can draw from several populations together.</summary>
    public static string PoolingNames => string.Join(" and ", Rules.Where(rule => rule.Value.IsPooling).Select(rule => rule.Key));

    private static Func<Population, ConnectionRule>? ReadRing(RuleFields at)
    {
        var weight = at.Fields.Required("weight").Number(Weights);
        var sigma = at.Fields.Required("sigma").Number(NumberRange.Above(0, "degrees"));
        var cutoff = at.Fields.Optional("cutoff")?.Number(Weights) ?? 0;
        return weight is null || sigma is null ? null : _ => new RingRule(weight.Value, sigma.Value, cutoff);
    }

    private static Func<Population, ConnectionRule>? ReadFixedInDegree(RuleFields at)
    {
        var inDegree = at.Fields.Required("in_degree").Number(InDegrees);
        var weightOf = WeightReader.Read(at);
        return inDegree is null || weightOf is null
            ? null
            : source => new FixedInDegreeRule((int)inDegree.Value, weightOf(source));
    }

    private static Func<Population, ConnectionRule>? ReadFixedProbability(RuleFields at)
    {
        var probability = at.Fields.Required("probability").Number(Probabilities);
        var weightOf = WeightReader.Read(at);
        return probability is null || weightOf is null
            ? null
            : source => new FixedProbabilityRule(probability.Value, weightOf(source));
    }

    private static Func<Population, ConnectionRule>? ReadFixedTotal(RuleFields at)
    {
        var count = at.Fields.Required("count").Number(Totals);
        var weightOf = WeightReader.Read(at);
        return count is null || weightOf is null
            ? null
            : source => new FixedTotalNumberRule((long)count.Value, weightOf(source));
    }

    private static Func<Population, ConnectionRule>? ReadMatrix(RuleFields at)
    {
        if (at.Fields.Required("weights").Matrix(Weights, at.SourceSize, at.TargetSize) is not { } weights)
        {
            return null;
        }

        var rule = new WeightMatrixRule(weights);
        return _ => rule;
    }

    private static Func<Population, ConnectionRule> ReadList(RuleFields at)
    {
        var common = at.Fields.Optional("weight");
        var weight = common?.Number(Weights) ?? 0;
        var sources = NumberRange.Whole(0, (at.SourceSize ?? int.MaxValue) - 1);
        var targets = NumberRange.Whole(0, (at.TargetSize ?? int.MaxValue) - 1);
        var synapses = new List<Synapse>();
        foreach (var item in at.Fields.Required("synapses").List("a list of synapses"))
        {
            var parts = common is null
                ? item.List(3, "[pre, post, weight], or [pre, post] beside a weight for all")
                : item.List(2, "[pre, post], as a weight for all is given");
            if (parts.Count > 0)
            {
                synapses.Add(new Synapse(
                    (int)(parts[0].Number(sources) ?? 0),
                    (int)(parts[1].Number(targets) ?? 0),
                    common is null ? parts[2].Number(Weights) ?? 0 : weight));
            }
        }

        var rule = new SynapseListRule(synapses);
        return _ => rule;
    }
}
