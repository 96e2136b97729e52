using FastIzhi.Inputs;
using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads the inputs of an experiment. The field that only one kind of input has tells the kind.</summary>
internal static class InputReader
{
    private static readonly NumberRange Currents = NumberRange.Any("pA");

    private static readonly NumberRange Times = NumberRange.Any("ms");

    private static readonly NumberRange Durations = NumberRange.Above(0, "ms");

    /// <summary>The fields that tell the kind.</summary>
    private static readonly string[] Kinds = ["current", "pulses", "ramp", "sine", "white_noise", "ou_noise", "samples", "rows", "poisson", "spikes"];

    /// <summary>Reads the inputs and adds them to the network.</summary>
    /// <param name="at">The inputs; null where the file has none.</param>
    /// <param name="populations">The populations by name; null for one with a problem.</param>
    /// <param name="rows">Number of rows that per-row currents must have; null when not known.</param>
    /// <param name="receptors">The receptors that spikes may open.</param>
    /// <param name="files">The files that the experiment names.</param>
    /// <param name="builder">The network.</param>
    public static void ReadAll(
        JsonCursor? at,
        IReadOnlyDictionary<string, Population?> populations,
        long? rows,
        ReceptorReader receptors,
        ExperimentFiles files,
        NetworkBuilder builder)
    {
        foreach (var item in at?.List("a list of inputs") ?? [])
        {
            if (item.Object("an object with population and current, or another kind of input") is { } fields)
            {
                var population = fields.Required("population").Choice(populations);
                if (!Kinds.Any(Has))
                {
                    var odd = fields.All.Keys.FirstOrDefault(name => name is not ("population" or "neurons" or "start" or "stop")) ?? "";
                    item.AddProblem($"it is of no kind; give it one of {Spelling.List(Kinds, odd)}");
                    continue;
                }

                if (SpikeInputReader.IsMeant(fields))
                {
                    if (SpikeInputReader.Read(fields, population, receptors, files) is { } trains && population is not null)
                    {
                        item.Try(() => builder.Inject(population, trains));
                    }

                    continue;
                }

                CurrentInput? current = fields switch
                {
                    _ when Has("rows") => ReadRows(fields, population, rows),
                    _ when Has("ramp") => ReadRamp(fields, population),
                    _ when Has("sine") => ReadSine(fields, population),
                    _ when Has("pulses") => ReadPulses(fields, population),
                    _ when Has("samples") => ReadSamples(fields, population, files),
                    _ when Has("white_noise") => ReadWhiteNoise(fields, population),
                    _ when Has("ou_noise") => ReadOrnsteinUhlenbeckNoise(fields, population),
                    _ => ReadStep(fields, population, FirstNeuron(populations, population)),
                };
                if (population is not null && current is not null)
                {
                    item.Try(() => builder.Inject(population, current));
                }

                bool Has(string field) => fields.Optional(field) is not null;
            }
        }
    }

    /// <summary>The number of a population's first neuron, counted through all populations in their order.</summary>
    private static long FirstNeuron(IReadOnlyDictionary<string, Population?> populations, Population? population) =>
        populations.Values.TakeWhile(other => other != population).Sum(other => (long)(other?.Size ?? 0));

    private static StepCurrent? ReadStep(JsonFields fields, Population? population, long firstNeuron)
    {
        var (neurons, start, stop) = ReadWhere(fields, population, "current");
        var at = fields.Required("current");
        var current = at.IsObject
            ? ReadSpread(at, neurons, population, firstNeuron)
            : at.NumberOrList(Currents, neurons?.Length ?? population?.Size);
        return current is null ? null : new StepCurrent(current) { Neurons = neurons, Start = start, Stop = stop };
    }

    private static RampCurrent? ReadRamp(JsonFields fields, Population? population)
    {
        var (neurons, start, stop) = ReadWhere(fields, population, "ramp");
        var hasStop = fields.Required("stop").Number(Times) is not null;
        var ends = fields.Required("ramp").List(2, "[from, to]");
        var values = ends.Select(end => end.NumberOrList(Currents, neurons?.Length ?? population?.Size)).ToList();
        return values.Count == 0 || values.Contains(null) || !hasStop
            ? null
            : new RampCurrent(values[0], values[1]) { Neurons = neurons, Start = start, Stop = stop };
    }

    private static SineCurrent? ReadSine(JsonFields fields, Population? population)
    {
        var (neurons, start, stop) = ReadWhere(fields, population, "sine", "frequency", "phase");
        var amplitude = fields.Required("sine").NumberOrList(Currents, neurons?.Length ?? population?.Size);
        var frequency = fields.Required("frequency").Number(NumberRange.Above(0, "Hz"));
        var phase = fields.Optional("phase")?.Number(NumberRange.Any("degrees")) ?? 0;
        return amplitude is null || frequency is null
            ? null
            : new SineCurrent(amplitude, frequency.Value) { Neurons = neurons, Start = start, Stop = stop, Phase = phase };
    }

    private static PulseCurrent? ReadPulses(JsonFields fields, Population? population)
    {
        var (neurons, start, stop) = ReadWhere(fields, population, "pulses", "period", "width");
        var amplitude = fields.Required("pulses").NumberOrList(Currents, neurons?.Length ?? population?.Size);
        var period = fields.Required("period").Number(Durations);
        var width = fields.Required("width").Number(Durations);
        return amplitude is null || period is null || width is null
            ? null
            : new PulseCurrent(amplitude, period.Value, width.Value) { Neurons = neurons, Start = start, Stop = stop };
    }

    private static SampledCurrent? ReadSamples(JsonFields fields, Population? population, ExperimentFiles files)
    {
        var (neurons, start, stop) = ReadWhere(fields, population, "samples", "group", "sha256", "interpolation");
        var interpolation = fields.Optional("interpolation")?.Word<Interpolation>() ?? Interpolation.Hold;
        var samples = SamplesReader.Read(
            fields, fields.Required("samples"), Currents, [neurons?.Length ?? population?.Size], files, (format, path, group) => format.ReadCurrents(path, group));
        return samples is null ? null : new SampledCurrent(samples)
        {
            Neurons = neurons,
            Start = start,
            Stop = stop,
            Interpolation = interpolation,
        };
    }

    private static WhiteNoise? ReadWhiteNoise(JsonFields fields, Population? population)
    {
        var (neurons, start, stop) = ReadWhere(fields, population, "white_noise");
        var sigma = fields.Required("white_noise")
            .NumberOrList(NumberRange.AtLeast(0, "pA sqrt(ms)"), neurons?.Length ?? population?.Size);
        return sigma is null ? null : new WhiteNoise(sigma) { Neurons = neurons, Start = start, Stop = stop };
    }

    private static OrnsteinUhlenbeckNoise? ReadOrnsteinUhlenbeckNoise(JsonFields fields, Population? population)
    {
        var (neurons, start, stop) = ReadWhere(fields, population, "ou_noise", "tau");
        var sigma = fields.Required("ou_noise").NumberOrList(NumberRange.AtLeast(0, "pA"), neurons?.Length ?? population?.Size);
        var tau = fields.Required("tau").Number(Durations);
        return sigma is null || tau is null
            ? null
            : new OrnsteinUhlenbeckNoise(sigma, tau.Value) { Neurons = neurons, Start = start, Stop = stop };
    }

    /// <summary>Reads what all inputs but rows have, and refuses fields that this kind does not have.</summary>
    private static (int[]? Neurons, double Start, double Stop) ReadWhere(
        JsonFields fields, Population? population, params IEnumerable<string> ownFields)
    {
        fields.Allow(["population", "neurons", .. ownFields, "start", "stop"]);
        return (
            fields.Optional("neurons")?.Neurons(population?.Size),
            fields.Optional("start")?.Number(Times) ?? 0,
            fields.Optional("stop")?.Number(Times) ?? double.PositiveInfinity);
    }

    /// <summary>Currents that fill a range evenly, each neuron's by its number in the network.</summary>
    private static double[]? ReadSpread(JsonCursor at, int[]? neurons, Population? population, long firstNeuron)
    {
        var fields = at.Object("an object with spread")!;
        fields.Allow("spread");
        var bounds = fields.Required("spread").List(2, "[low, high]");
        if (bounds.Count == 0 || population is null || bounds[0].Number(Currents) is not { } low || bounds[1].Number(Currents) is not { } high)
        {
            return null;
        }

        var all = EvenSpread.Values(low, high, firstNeuron, population.Size);
        return neurons is null ? all : Array.ConvertAll(neurons, neuron => all[neuron]);
    }

    private static RowCurrents? ReadRows(JsonFields fields, Population? population, long? rows)
    {
        fields.Allow("population", "rows");
        var at = fields.Required("rows");
        if (at.Matrix(Currents, rows: null, population?.Size) is not { } values)
        {
            return null;
        }

        if (values.GetLength(0) < rows)
        {
            at.Reject($"long enough: the run needs {rows} rows");
        }

        return new RowCurrents(values);
    }
}
