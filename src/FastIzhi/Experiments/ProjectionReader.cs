using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads the projections of an experiment.</summary>
internal static class ProjectionReader
{
    private static readonly NumberRange Weights = NumberRange.AtLeast(0, "nS");

    private static readonly NumberRange Counts = NumberRange.Whole(0, int.MaxValue);

    private static readonly Dictionary<string, Rule> Rules = new()
    {
        ["ring"] = new(["weight", "sigma", "cutoff"], ReadRing),
        ["list"] = new(["synapses", "weight"], ReadList),
        ["matrix"] = new(["weights"], ReadMatrix),
        ["fixed_in_degree"] = new(["in_degree", "weight"], ReadFixedInDegree),
    };

    /// <summary>Reads the projections and adds them to the network.</summary>
    public static void ReadAll(JsonCursor? at, IReadOnlyDictionary<string, Population?> populations, NetworkBuilder builder)
    {
        foreach (var projection in at?.List("a list of projections") ?? [])
        {
            Read(projection, populations, builder);
        }
    }

    private static void Read(JsonCursor at, IReadOnlyDictionary<string, Population?> populations, NetworkBuilder builder)
    {
        if (at.Object("an object with from, to and rule") is not { } fields)
        {
            return;
        }

        var from = fields.Required("from").Choice(populations);
        var to = fields.Required("to").Choice(populations);
        if (fields.Required("rule").Choice(Rules) is not { } rule)
        {
            return;
        }

        fields.Allow(["from", "to", "rule", .. rule.Fields]);
        var connections = rule.Read(fields, from, to);
        if (connections is not null && from is not null && to is not null)
        {
            at.Try(() => builder.Connect(from, to, connections));
        }
    }

    private static RingRule? ReadRing(JsonFields fields, Population? from, Population? to)
    {
        var weight = fields.Required("weight").Number(Weights);
        var sigma = fields.Required("sigma").Number(NumberRange.Above(0, "degrees"));
        var cutoff = fields.Optional("cutoff")?.Number(Weights) ?? 0;
        return weight is null || sigma is null ? null : new RingRule(weight.Value, sigma.Value, cutoff);
    }

    private static FixedInDegreeRule? ReadFixedInDegree(JsonFields fields, Population? from, Population? to)
    {
        var inDegree = fields.Required("in_degree").Number(Counts);
        var weight = fields.Required("weight").Number(Weights);
        return inDegree is null || weight is null ? null : new FixedInDegreeRule((int)inDegree.Value, weight.Value);
    }

    private static WeightMatrixRule? ReadMatrix(JsonFields fields, Population? from, Population? to) =>
        fields.Required("weights").Matrix(Weights, from?.Size, to?.Size) is { } weights ? new WeightMatrixRule(weights) : null;

    private static SynapseListRule ReadList(JsonFields fields, Population? from, Population? to)
    {
        var common = fields.Optional("weight");
        var weight = common?.Number(Weights) ?? 0;
        var sources = NumberRange.Whole(0, (from?.Size ?? int.MaxValue) - 1);
        var targets = NumberRange.Whole(0, (to?.Size ?? int.MaxValue) - 1);
        var synapses = new List<Synapse>();
        foreach (var item in fields.Required("synapses").List("a list of synapses"))
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

        return new SynapseListRule(synapses);
    }

    /// <summary>A rule by its name.</summary>
    /// <param name="Fields">The fields it has beside from, to and rule.</param>
    /// <param name="Read">Reads them; null when there is a problem with them.</param>
    private sealed record Rule(string[] Fields, Func<JsonFields, Population?, Population?, ConnectionRule?> Read);
}
