using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads the projections of an experiment.</summary>
internal sealed class ProjectionReader
{
    private readonly IReadOnlyDictionary<string, Population?> _populations;
    private readonly SimulationOptions _options;
    private readonly ReceptorReader _receptors;
    private readonly NetworkBuilder _builder;

    private readonly ExperimentFiles _files;

    private ProjectionReader(
        IReadOnlyDictionary<string, Population?> populations,
        SimulationOptions options,
        ReceptorReader receptors,
        ExperimentFiles files,
        NetworkBuilder builder) =>
        (_populations, _options, _receptors, _files, _builder) = (populations, options, receptors, files, builder);

    /// <summary>Reads the projections and adds them to the network.</summary>
    /// <param name="at">The projections; null where the file has none.</param>
    /// <param name="populations">The populations by name; null for one with a problem.</param>
    /// <param name="options">How the network will be simulated: it must be able to take the delays and receptors.</param>
    /// <param name="receptors">The receptors that spikes may open.</param>
    /// <param name="files">The files that the experiment names.</param>
    /// <param name="builder">The network.</param>
    public static void ReadAll(
        JsonCursor? at,
        IReadOnlyDictionary<string, Population?> populations,
        SimulationOptions options,
        ReceptorReader receptors,
        ExperimentFiles files,
        NetworkBuilder builder)
    {
        var reader = new ProjectionReader(populations, options, receptors, files, builder);
        foreach (var projection in at?.List("a list of projections") ?? [])
        {
            reader.Read(projection);
        }
    }

    private void Read(JsonCursor at)
    {
        if (at.Object("an object with from, to and rule") is not { } fields)
        {
            return;
        }

        var from = fields.Required("from");
        var sources = ReadPopulations(from);
        var targets = ReadPopulations(fields.Required("to"));
        if (fields.Required("rule").Choice(RuleReader.Rules) is not { } rule)
        {
            return;
        }

        fields.Allow(["from", "to", "rule", "delay", "weight_format", "receptors", .. rule.Fields]);
        if (from.IsList && !rule.IsPooling)
        {
            from.Reject($"the name of one population; from several together draw {RuleReader.PoolingNames} only");
            return;
        }

        var ruleOf = rule.Read(new RuleFields(fields, sources, targets, from.IsList, _files));
        var delayField = fields.Optional("delay");
        var delay = delayField is null ? null : DelayReader.Read(delayField);
        var weightFormat = fields.Optional("weight_format")?.Word<WeightFormat>() ?? WeightFormat.Full;
        var receptorField = fields.Optional("receptors");
        var receptorsOf = receptorField is null ? null : _receptors.ReadDriven(receptorField, sources, from.IsList);
        var isSound = ruleOf is not null && (delay is not null || delayField is null) && (receptorsOf is not null || receptorField is null);
        if (isSound && !sources.Contains(null) && !targets.Contains(null))
        {
            foreach (var target in targets)
            {
                IReadOnlyList<Projection> projections = [];
                var source = sources[0]!;
                at.Try(() => projections = from.IsList
                    ? _builder.Connect(sources!, target!, ruleOf!, delay, weightFormat, receptorsOf)
                    : [_builder.Connect(source, target!, ruleOf!(source), delay, weightFormat, receptorsOf?.Invoke(source))]);
                CheckDelays(projections, delayField ?? at);
                CheckReceptors(projections, receptorField ?? at);
            }
        }
    }

    /// <summary>One name or a list of names.</summary>
    /// <returns>The populations; null for one with a problem.</returns>
    private List<Population?> ReadPopulations(JsonCursor at)
    {
        if (!at.IsList)
        {
            return [at.Choice(_populations)];
        }

        if (at.Length == 0)
        {
            at.Reject("a list of at least one population");
            return [null];
        }

        return [.. at.List("a list of populations").Select(item => item.Choice(_populations))];
    }

    private void CheckDelays(IReadOnlyList<Projection> projections, JsonCursor at)
    {
        var onlyOneStep = _options.Scheme == Scheme.Reference;
        var problem = projections
            .Select(projection => DelaySteps.Problem(projection, _options.TimeStep, onlyOneStep))
            .FirstOrDefault(problem => problem is not null);
        if (problem is not null)
        {
            at.AddProblem(problem);
        }
    }

    private void CheckReceptors(IReadOnlyList<Projection> projections, JsonCursor at)
    {
        var problem = _options.Scheme == Scheme.Standard
            ? null
            : projections.Select(projection => projection.ReferenceProblem()).FirstOrDefault(problem => problem is not null);
        if (problem is not null)
        {
            at.AddProblem(problem);
        }
    }
}
