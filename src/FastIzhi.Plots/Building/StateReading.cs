using FastIzhi.Hdf5;

namespace FastIzhi.Plots.Building;

/// <summary>Goes through the recorded states and spikes of some neurons, block by block, in the order of time.</summary>
internal static class StateReading
{
    /// <summary>Times that differ by less than this part of a step are the same.</summary>
    private const double Rounding = 1e-3;

    /// <summary>Takes a value or a spike of a neuron.</summary>
    /// <param name="neuron">Its position among those read.</param>
    /// <param name="time">The time [ms].</param>
    /// <param name="value">The value; for a spike that of the row before, no number where there is none.</param>
    public delegate void Take(int neuron, double time, double value);

    /// <summary>Reads a variable and, if they were recorded, the spikes. At equal times a spike comes first.</summary>
    /// <exception cref="PlotException">No row is in the window.</exception>
    public static void Read(
        PlottedRun run, ResultPopulation population, string variable, IReadOnlyList<int> neurons, Take value, Take? spike = null)
    {
        var last = new double[neurons.Count];
        Array.Fill(last, double.NaN);
        using var spikes = Spikes(run, population, spike is null ? [] : neurons).GetEnumerator();
        var more = spikes.MoveNext();
        var isEmpty = true;
        foreach (var (block, row) in Rows(run, population, variable, neurons))
        {
            isEmpty = false;
            var time = block.Time(row);
            for (; more && spikes.Current.Time <= time + (run.File.TimeStep * Rounding); more = spikes.MoveNext())
            {
                spike!(spikes.Current.Neuron, spikes.Current.Time, last[spikes.Current.Neuron]);
            }

            var values = block.Row(row);
            for (var neuron = 0; neuron < values.Length; neuron++)
            {
                value(neuron, time, values[neuron]);
            }

            values.CopyTo(last);
        }

        if (isEmpty)
        {
            throw new PlotException(
                $"'{run.File.Path}' has no row of {variable} of {population.Name} from {run.Window.From} to {run.Window.To} ms; choose a longer window");
        }
    }

    /// <summary>
    /// v and u of a neuron, on the rows on which both are there and numbers, and whether it fired since the row before.
    /// </summary>
    public static IEnumerable<(double V, double U, bool Fired)> ReadPhase(PlottedRun run, PlottedNeuron neuron)
    {
        int[] index = [neuron.Index];
        using var recoveries = Rows(run, neuron.Population, "u", index).GetEnumerator();
        using var spikes = Spikes(run, neuron.Population, index).GetEnumerator();
        var (more, moreSpikes) = (recoveries.MoveNext(), spikes.MoveNext());
        var rounding = run.File.TimeStep * Rounding;
        foreach (var (block, row) in Rows(run, neuron.Population, "v", index))
        {
            var time = block.Time(row);
            while (more && recoveries.Current.Block.Time(recoveries.Current.Row) < time - rounding)
            {
                more = recoveries.MoveNext();
            }

            if (!more)
            {
                yield break;
            }

            if (recoveries.Current.Block.Time(recoveries.Current.Row) <= time + rounding)
            {
                var fired = false;
                for (; moreSpikes && spikes.Current.Time <= time + rounding; moreSpikes = spikes.MoveNext())
                {
                    fired = true;
                }

                var (v, u) = (block.Row(row)[0], recoveries.Current.Block.Row(recoveries.Current.Row)[0]);
                if (double.IsFinite(v) && double.IsFinite(u))
                {
                    yield return (v, u, fired);
                }
            }
        }
    }

    private static IEnumerable<(StateBlock<double> Block, int Row)> Rows(
        PlottedRun run, ResultPopulation population, string variable, IReadOnlyList<int> neurons)
    {
        foreach (var block in run.File.States(population.Name, variable).Read<double>(run.Window.From, Math.BitIncrement(run.Window.To), neurons))
        {
            for (var row = 0; row < block.RowCount; row++)
            {
                yield return (block, row);
            }
        }
    }

    private static IEnumerable<(double Time, int Neuron)> Spikes(PlottedRun run, ResultPopulation population, IReadOnlyList<int> neurons)
    {
        if (neurons.Count == 0 || !run.File.HasSpikes(population.Name))
        {
            yield break;
        }

        var places = neurons.Select((neuron, place) => (neuron, place)).ToDictionary(pair => pair.neuron, pair => pair.place);
        foreach (var block in run.Window.Read(run.File.Spikes(population.Name)))
        {
            for (var k = 0; k < block.Count; k++)
            {
                if (places.TryGetValue(block.Neurons[k], out var place))
                {
                    yield return (block.Times[k], place);
                }
            }
        }
    }
}
