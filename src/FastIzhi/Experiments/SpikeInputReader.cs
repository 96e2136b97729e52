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
        string[] own = fields.Optional("poisson") is not null ? ["poisson", "group", "sha256"] : ["spikes", "spikes_of", "sha256", "delay"];
        fields.Allow(["population", "neurons", .. own, "weight", "receptors", "start", "stop"]);
        var neurons = fields.Optional("neurons")?.Neurons(population?.Size);
        var receivers = neurons?.Length ?? population?.Size;
        var weight = fields.Required("weight").Number(Weights);
        var receptors = fields.Optional("receptors") is { } at ? known.ReadDriven(at) : [.. StandardReceptors.Excitatory];
        SpikeInput? trains = fields.Optional("poisson") is { } poisson
            ? ReadPoisson(fields, poisson, receivers, weight ?? 0, neurons, receptors ?? [], files)
            : ReadGiven(fields, receivers, weight ?? 0, neurons, receptors ?? [], files);
        return weight is null || receptors is null ? null : trains;
    }

    private static PoissonTrains? ReadPoisson(
        JsonFields fields, JsonCursor at, int? receivers, double weight, int[]? neurons, IReadOnlyList<DrivenReceptor> receptors, ExperimentFiles files)
    {
        var (start, stop) = ReadTimes(fields);
        if (!at.IsObject && !at.IsText)
        {
            SamplesReader.RefuseFileFields(fields);
            var rates = at.NumberOrList(Rates, receivers, ", {\"steps\": [[time, rate], ...]}, or the name of a file");
            return rates is null
                ? null
                : new PoissonTrains(rates, weight) { Neurons = neurons, Receptors = receptors, Start = start, Stop = stop };
        }

        var inner = at.IsObject ? at.Object("an object with steps") : null;
        inner?.Allow("steps");
        var steps = SamplesReader.Read(
            fields, inner?.Required("steps") ?? at, Rates, [1, receivers], files, (format, path, group) => format.ReadRates(path, group));
        return steps is null
            ? null
            : new PoissonTrains(steps, weight) { Neurons = neurons, Receptors = receptors, Start = start, Stop = stop };
    }

    private static GivenTrains? ReadGiven(
        JsonFields fields, int? receivers, double weight, int[]? neurons, IReadOnlyList<DrivenReceptor> receptors, ExperimentFiles files)
    {
        var at = fields.Required("spikes");
        var delay = fields.Optional("delay")?.Number(NumberRange.Above(0, "ms"));
        var (start, stop) = ReadTimes(fields);
        var (sha256, spikesOf) = (fields.Optional("sha256"), fields.Optional("spikes_of"));
        if (at.IsList)
        {
            sha256?.AddProblem("there is no file that it is of; take it out");
            spikesOf?.AddProblem("there is no file that they are in; take it out");
        }

        var spikes = at.IsList ? ReadSpikes(at, receivers) : files.Read(at, sha256, ReadFile);
        return spikes is null
            ? null
            : new GivenTrains(spikes, weight) { Neurons = neurons, Receptors = receptors, Delay = delay, Start = start, Stop = stop };

        IReadOnlyList<GivenSpike> ReadFile(string path, IDataFormat? format)
        {
            if (format is not null)
            {
                return format.ReadSpikes(path, spikesOf?.Text());
            }

            spikesOf?.AddProblem($"{path} has the spikes of one population; take it out");
            return GivenTrains.FromCsv(path, weight).Spikes;
        }
    }

    private static (double Start, double Stop) ReadTimes(JsonFields fields) => (
        fields.Optional("start")?.Number(Times) ?? 0, fields.Optional("stop")?.Number(Times) ?? double.PositiveInfinity);

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
