using FastIzhi.Inputs;
using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads the injected currents of an experiment.</summary>
internal static class InputReader
{
    private static readonly NumberRange Currents = NumberRange.Any("pA");

    private static readonly NumberRange Times = NumberRange.Any("ms");

    /// <summary>Reads the inputs and adds them to the network.</summary>
    /// <param name="at">The inputs; null where the file has none.</param>
    /// <param name="populations">The populations by name; null for one with a problem.</param>
    /// <param name="rows">Number of rows that per-row currents must have; null when not known.</param>
    /// <param name="builder">The network.</param>
    public static void ReadAll(
        JsonCursor? at, IReadOnlyDictionary<string, Population?> populations, long? rows, NetworkBuilder builder)
    {
        foreach (var item in at?.List("a list of inputs") ?? [])
        {
            if (item.Object("an object with population and current") is { } fields)
            {
                var population = fields.Required("population").Choice(populations);
                CurrentInput? current = fields.Optional("rows") is null ? ReadStep(fields, population, FirstNeuron(populations, population)) : ReadRows(fields, population, rows);
                if (population is not null && current is not null)
                {
                    item.Try(() => builder.Inject(population, current));
                }
            }
        }
    }

    /// <summary>The number of a population's first neuron, counted through all populations in their order.</summary>
    private static long FirstNeuron(IReadOnlyDictionary<string, Population?> populations, Population? population) =>
        populations.Values.TakeWhile(other => other != population).Sum(other => (long)(other?.Size ?? 0));

    private static StepCurrent? ReadStep(JsonFields fields, Population? population, long firstNeuron)
    {
        fields.Allow("population", "neurons", "current", "start", "stop");
        var neurons = fields.Optional("neurons")?.Neurons(population?.Size);
        var at = fields.Required("current");
        var current = at.IsObject
            ? ReadSpread(at, neurons, population, firstNeuron)
            : at.NumberOrList(Currents, neurons?.Length ?? population?.Size);
        var start = fields.Optional("start")?.Number(Times) ?? 0;
        var stop = fields.Optional("stop")?.Number(Times) ?? double.PositiveInfinity;
        return current is null ? null : new StepCurrent(current) { Neurons = neurons, Start = start, Stop = stop };
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
