using System.Runtime.CompilerServices;
using FastIzhi.Recording;

namespace FastIzhi.Engine;

internal sealed partial class Engine<T>
{
    public long SynapseCount { get; private set; }

    public void CheckInputs(long steps)
    {
        foreach (var inputs in _inputs)
        {
            inputs.Check(InputRow(Row + steps));
        }
    }

    public ReadOnlySpan<int> Spikes(int population) => _spikes.Of(population, _spikes.Steps - 1);

    public long SpikeCount(int population) => _spikes.Count(population);

    /// <summary>A state variable of a population; a conductance that several channels share is summed into a common buffer.</summary>
    public ReadOnlySpan<T> State(int population, StateVariable variable)
    {
        var lanes = _layout.Populations[population];
        var arrays = ArraysOf(variable);
        if (arrays.Length == 1)
        {
            return _state.Of(arrays[0], lanes);
        }

        var summed = _summed.AsSpan(0, lanes.Size);
        summed.Clear();
        foreach (var array in arrays)
        {
            var values = _state.Of(array, lanes);
            for (var i = 0; i < summed.Length; i++)
            {
                summed[i] += values[i];
            }
        }

        return summed;
    }

    public void Record(int population, ISpikeSink sink, IReadOnlyList<int>? neurons) =>
        _spikeTaps.Add(new SpikeTap(population, _layout.Populations[population].Size, sink, neurons));

    public void Record(int population, StateVariable variable, IStateSink sink, IReadOnlyList<int>? neurons, int every)
    {
        var tap = new StateTap<T>(_state, population, ArraysOf(variable), sink, neurons, every);
        _stateTaps.Add(tap);
        RecordPresent(tap);
    }

    /// <summary>Passes on the rows of an epoch.</summary>
    /// <param name="firstRow">Its first row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Record(long firstRow)
    {
        for (var step = 0; step < _steps; step++)
        {
            var row = firstRow + step;
            foreach (var tap in _spikeTaps)
            {
                tap.Write(row, row * _options.TimeStep, _spikes.Of(tap.Population, step));
            }

            foreach (var tap in _stateTaps)
            {
                if (tap.Wants(row))
                {
                    tap.Write(row, step);
                }
            }
        }
    }

    private void RecordPresent(StateTap<T> tap)
    {
        if (tap.Wants(Row))
        {
            tap.Capture(step: 0, first: 0, _layout.Populations[tap.Population].Size);
            tap.Write(Row, step: 0);
        }
    }

    /// <summary>The state arrays whose sum is a variable.</summary>
    private long[] ArraysOf(StateVariable variable)
    {
        if (variable.Receptor is null)
        {
            return [variable == StateVariable.V ? StateLayout.VoltageArray : StateLayout.RecoveryArray];
        }

        CheckReceptor(variable);
        return
        [
            .. Enumerable.Range(0, _layout.Channels.Count)
                .Where(c => _layout.Channels[c].Receptor.Name == variable.Receptor)
                .Select(c => (long)StateLayout.FirstChannelArray + c),
        ];
    }

    private void CheckReceptor(StateVariable variable)
    {
        if (_network.Receptors.All(receptor => receptor.Name != variable.Receptor))
        {
            var names = Spelling.List(_network.Receptors.Select(receptor => receptor.Name), variable.Receptor!);
            throw new ArgumentException($"there is no receptor '{variable.Receptor}'; there is {names}", nameof(variable));
        }
    }
}
