using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads an explicit list of synapses, from the experiment or from a file that it names.</summary>
internal static class SynapseListReader
{
    /// <summary>Reads a list.</summary>
    /// <returns>The rule; null when there is a problem.</returns>
    public static Func<Population, ConnectionRule>? Read(RuleFields at)
    {
        var weight = at.Fields.Optional("weight");
        var common = weight is null ? null : WeightReader.ReadOne(weight);
        if (weight is not null && common is null)
        {
            return null;
        }

        if (at.Fields.Optional("file") is not { } file)
        {
            at.Fields.Optional("sha256")?.AddProblem("there is no file that it is of; take it out");
            at.Fields.Optional("edges")?.AddProblem("there is no file that they are in; take it out");
            return ReadSynapses(at, common) is { } list ? _ => list : null;
        }

        at.Fields.Optional("synapses")?.AddProblem("the synapses are in a file; give one of the two");
        var (sha256, edges) = (at.Fields.Optional("sha256"), at.Fields.Optional("edges"));
        return at.Files.Read(file, sha256, (path, format) => ReadFile(path, format, edges, common)) is { } rule ? _ => rule : null;
    }

    private static SynapseListRule ReadFile(string path, IDataFormat? format, JsonCursor? edges, Weight? common)
    {
        if (format is not null)
        {
            return new SynapseListRule(format.ReadSynapses(path, edges?.Text()), common);
        }

        edges?.AddProblem($"{path} has one list of synapses; take it out");
        return SynapseListRule.FromFile(path, common);
    }

    private static SynapseListRule? ReadSynapses(RuleFields at, Weight? common)
    {
        var sources = NumberRange.Whole(0, (at.SourceSize ?? int.MaxValue) - 1);
        var targets = NumberRange.Whole(0, (at.TargetSize ?? int.MaxValue) - 1);
        var items = at.Fields.Required("synapses").List("a list of synapses").ToList();
        var numbers = common is null ? 3 : 2;
        var allowed = common is null
            ? "[pre, post, weight], or [pre, post] beside a weight for all; with a delay at the end of each or of none"
            : "[pre, post], as a weight for all is given; with a delay at the end of each or of none";
        var hasDelays = items.Count > 0 && items[0].IsList && items[0].Length == numbers + 1;
        var synapses = new List<Synapse>();
        var delays = new List<double>();
        var isSound = true;
        foreach (var item in items)
        {
            var parts = item.List(hasDelays ? numbers + 1 : numbers, allowed);
            if (parts.Count == 0)
            {
                isSound = false;
                continue;
            }

            var (source, target) = (parts[0].Number(sources), parts[1].Number(targets));
            var weight = common is null ? parts[2].Number(NumberRange.Weights) : 0;
            var delay = hasDelays ? parts[numbers].Number(NumberRange.Above(0, "ms")) : 0;
            isSound &= source is not null && target is not null && weight is not null && delay is not null;
            synapses.Add(new Synapse((int)(source ?? 0), (int)(target ?? 0), weight ?? 0));
            delays.Add(delay ?? 0);
        }

        var ownDelays = hasDelays ? delays : null;
        return !isSound ? null
            : common is null ? new SynapseListRule(synapses, ownDelays)
            : new SynapseListRule([.. synapses.Select(synapse => (synapse.Source, synapse.Target))], common, ownDelays);
    }
}
