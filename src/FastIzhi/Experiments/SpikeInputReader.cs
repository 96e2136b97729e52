using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Receptors;

namespace FastIzhi.Experiments;

/// <summary>Reads spike trains from outside of the network.</summary>
internal static class SpikeInputReader
{
    private static readonly NumberRange Weights = NumberRange.AtLeast(0, "nS");

    private static readonly NumberRange Rates = NumberRange.AtLeast(0, "Hz");

    private static readonly NumberRange Times = NumberRange.Any("ms");

    /// <summary>Whether an input is one of these.</summary>
    public static bool IsMeant(JsonFields fields) => fields.Optional("poisson") is not null || fields.Optional("spikes") is not null;

    /// <summary>Reads trains.</summary>
    /// <param name="fields">The fields of the input.</param>
    /// <param name="population">The population that receives them; null when not known.</param>
    /// <param name="known">The receptors that their spikes may open.</param>
    /// <param name="files">The files that the experiment names.</param>
    /// <returns>The trains; null when there is a problem.</returns>
    public static SpikeInput? Read(JsonFields fields, Population? population, ReceptorReader known, ExperimentFiles files)
    {
        string[] own = fields.Optional("poisson") is not null ? ["poisson", "start", "stop"] : ["spikes", "sha256", "delay"];
        fields.Allow(["population", "neurons", .. own, "weight", "receptors"]);
        var neurons = fields.Optional("neurons")?.Neurons(population?.Size);
        var receivers = neurons?.Length ?? population?.Size;
        var weight = fields.Required("weight").Number(Weights);
        var receptors = fields.Optional("receptors") is { } at ? known.ReadDriven(at) : [.. StandardReceptors.Excitatory];
        SpikeInput? trains = fields.Optional("poisson") is { } poisson
            ? ReadPoisson(fields, poisson, receivers, weight ?? 0, neurons, receptors ?? [])
            : ReadGiven(fields, receivers, weight ?? 0, neurons, receptors ?? [], files);
        return weight is null || receptors is null ? null : trains;
    }

    private static PoissonTrains? ReadPoisson(
        JsonFields fields, JsonCursor at, int? receivers, double weight, int[]? neurons, IReadOnlyList<DrivenReceptor> receptors)
    {
        var start = fields.Optional("start")?.Number(Times) ?? 0;
        var stop = fields.Optional("stop")?.Number(Times) ?? double.PositiveInfinity;
        if (!at.IsObject)
        {
            var rates = at.NumberOrList(Rates, receivers, ", or {\"steps\": [[time, rate], ...]}");
            return rates is null
                ? null
                : new PoissonTrains(rates, weight) { Neurons = neurons, Receptors = receptors, Start = start, Stop = stop };
        }

        var inner = at.Object("an object with steps")!;
        inner.Allow("steps");
        var steps = new List<RateStep>();
        var isSound = true;
        foreach (var item in inner.Required("steps").List("a list of [time, rate]"))
        {
            var pair = item.List(2, "[time, rate]");
            var (time, rate) = pair.Count == 0 ? (null, null) : (pair[0].Number(Times), pair[1].Number(Rates));
            isSound &= time is not null && rate is not null;
            steps.Add(new RateStep(time ?? 0, rate ?? 0));
        }

        return !isSound || steps.Count == 0
            ? null
            : new PoissonTrains(steps, weight) { Neurons = neurons, Receptors = receptors, Start = start, Stop = stop };
    }

    private static GivenTrains? ReadGiven(
        JsonFields fields, int? receivers, double weight, int[]? neurons, IReadOnlyList<DrivenReceptor> receptors, ExperimentFiles files)
    {
        var at = fields.Required("spikes");
        var delay = fields.Optional("delay")?.Number(NumberRange.Above(0, "ms"));
        var sha256 = fields.Optional("sha256");
        GivenTrains? trains = null;
        if (at.IsList)
        {
            sha256?.AddProblem("there is no file that it is of; take it out");
            var spikes = ReadSpikes(at, receivers);
            trains = spikes is null ? null : new GivenTrains(spikes, weight) { Neurons = neurons, Receptors = receptors, Delay = delay };
        }
        else
        {
            trains = files.Read(
                at, sha256, path => new GivenTrains(CsvFile.Read(path), weight) { Neurons = neurons, Receptors = receptors, Delay = delay });
        }

        return trains;
    }

    private static List<GivenSpike>? ReadSpikes(JsonCursor at, int? receivers)
    {
        var range = NumberRange.Whole(0, (receivers ?? int.MaxValue) - 1);
        var spikes = new List<GivenSpike>();
        var isSound = true;
        foreach (var item in at.List("a list of [time, neuron]"))
        {
            var pair = item.List(2, "[time, neuron]");
            var (time, neuron) = pair.Count == 0 ? (null, null) : (pair[0].Number(NumberRange.AtLeast(0, "ms")), pair[1].Number(range));
            isSound &= time is not null && neuron is not null;
            spikes.Add(new GivenSpike(time ?? 0, (int)(neuron ?? 0)));
        }

        return isSound ? spikes : null;
    }
}
