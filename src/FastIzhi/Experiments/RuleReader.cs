using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads a connection rule.</summary>
/// <param name="Fields">The fields that the rule has beside those of every projection.</param>
/// <param name="IsPooling">Whether it can draw from several populations together.</param>
/// <param name="Read">Reads the rule, which may depend on the source population; null when there is a problem.</param>
internal sealed record RuleReader(string[] Fields, bool IsPooling, Func<RuleFields, Func<Population, ConnectionRule>?> Read)
{
    private static readonly NumberRange Degrees = NumberRange.Whole(0, Array.MaxLength);

    private static readonly NumberRange Totals = NumberRange.Whole(0, 1L << 53);

    private static readonly NumberRange Probabilities = NumberRange.Within(0, 1);

    /// <summary>The rules by name.</summary>
    public static IReadOnlyDictionary<string, RuleReader> Rules { get; } = new Dictionary<string, RuleReader>
    {
        ["all_to_all"] = new(["weight", "autapses"], false, ReadAllToAll),
        ["one_to_one"] = new(["weight"], false, ReadOneToOne),
        ["fixed_in_degree"] = new(["in_degree", "weight", "autapses", "multapses"], true, ReadFixedInDegree),
        ["fixed_out_degree"] = new(["out_degree", "weight", "autapses", "multapses"], false, ReadFixedOutDegree),
        ["fixed_total"] = new(["count", "weight", "autapses", "multapses"], true, ReadFixedTotal),
        ["fixed_probability"] = new(["probability", "weight", "autapses"], false, ReadFixedProbability),
        ["distance_probability"] = new(["probability", "weight", "autapses"], false, ReadDistanceProbability),
        ["ring"] = new(["weight", "sigma", "cutoff"], false, ReadRing),
        ["list"] = new(["synapses", "file", "edges", "sha256", "weight"], false, SynapseListReader.Read),
        ["matrix"] = new(["weights"], false, ReadMatrix),
    };

    /// <summary>The names of the rules that can draw from several populations together.</summary>
    public static string PoolingNames => string.Join(" and ", Rules.Where(rule => rule.Value.IsPooling).Select(rule => rule.Key));

    private static Func<Population, ConnectionRule>? ReadAllToAll(RuleFields at)
    {
        var weightOf = WeightReader.Read(at);
        var autapses = ReadAutapses(at);
        return weightOf is null || autapses is null ? null : source => new AllToAllRule(weightOf(source), autapses.Value);
    }

    private static Func<Population, ConnectionRule>? ReadOneToOne(RuleFields at)
    {
        var weightOf = WeightReader.Read(at);
        return weightOf is null ? null : source => new OneToOneRule(weightOf(source));
    }

    private static Func<Population, ConnectionRule>? ReadRing(RuleFields at)
    {
        var weight = at.Fields.Required("weight").Number(NumberRange.Weights);
        var sigma = at.Fields.Required("sigma").Number(NumberRange.Above(0, "degrees"));
        var cutoff = at.Fields.Optional("cutoff")?.Number(NumberRange.Weights) ?? 0;
        return weight is null || sigma is null ? null : _ => new RingRule(weight.Value, sigma.Value, cutoff);
    }

    private static Func<Population, ConnectionRule>? ReadFixedInDegree(RuleFields at)
    {
        var inDegree = at.Fields.Required("in_degree").Number(Degrees);
        var weightOf = WeightReader.Read(at);
        var (autapses, multapses) = (ReadAutapses(at), ReadMultapses(at));
        return inDegree is null || weightOf is null || autapses is null || multapses is null
            ? null
            : source => new FixedInDegreeRule((int)inDegree.Value, weightOf(source), autapses.Value, multapses.Value);
    }

    private static Func<Population, ConnectionRule>? ReadFixedOutDegree(RuleFields at)
    {
        var outDegree = at.Fields.Required("out_degree").Number(Degrees);
        var weightOf = WeightReader.Read(at);
        var (autapses, multapses) = (ReadAutapses(at), ReadMultapses(at));
        return outDegree is null || weightOf is null || autapses is null || multapses is null
            ? null
            : source => new FixedOutDegreeRule((int)outDegree.Value, weightOf(source), autapses.Value, multapses.Value);
    }

    private static Func<Population, ConnectionRule>? ReadFixedProbability(RuleFields at)
    {
        var probability = at.Fields.Required("probability").Number(Probabilities);
        var weightOf = WeightReader.Read(at);
        var autapses = ReadAutapses(at);
        return probability is null || weightOf is null || autapses is null
            ? null
            : source => new FixedProbabilityRule(probability.Value, weightOf(source), autapses.Value);
    }

    private static Func<Population, ConnectionRule>? ReadDistanceProbability(RuleFields at)
    {
        var field = at.Fields.Required("probability");
        var probability = DistanceFunctionReader.Read(field, Probabilities);
        if (probability is not null && DistanceProbabilityRule.ProblemOf(probability) is { } problem)
        {
            field.AddProblem($"the probability {problem}");
            probability = null;
        }

        var weightOf = WeightReader.Read(at);
        var autapses = ReadAutapses(at);
        return probability is null || weightOf is null || autapses is null
            ? null
            : source => new DistanceProbabilityRule(probability, weightOf(source), autapses.Value);
    }

    private static Func<Population, ConnectionRule>? ReadFixedTotal(RuleFields at)
    {
        var count = at.Fields.Required("count").Number(Totals);
        var weightOf = WeightReader.Read(at);
        var (autapses, multapses) = (ReadAutapses(at), ReadMultapses(at));
        return count is null || weightOf is null || autapses is null || multapses is null
            ? null
            : source => new FixedTotalNumberRule((long)count.Value, weightOf(source), autapses.Value, multapses.Value);
    }

    private static Func<Population, ConnectionRule>? ReadMatrix(RuleFields at)
    {
        if (at.Fields.Required("weights").Matrix(NumberRange.Weights, at.SourceSize, at.TargetSize) is not { } weights)
        {
            return null;
        }

        var rule = new WeightMatrixRule(weights);
        return _ => rule;
    }

    private static bool? ReadAutapses(RuleFields at) => at.Fields.Optional("autapses") is { } field ? field.YesOrNo() : true;

    private static bool? ReadMultapses(RuleFields at) => at.Fields.Optional("multapses") is { } field ? field.YesOrNo() : true;
}
