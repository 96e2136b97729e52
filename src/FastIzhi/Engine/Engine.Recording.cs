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

    /// <summary>A copy: a span of native memory would not keep it from being given back.</summary>
    public ReadOnlySpan<int> Spikes(int population)
    {
        var spikes = _spikes.Of(population, _spikes.Steps - 1);
        if (_readSpikes[population].Length < spikes.Length)
        {
            _readSpikes[population] = new int[Math.Min(2 * spikes.Length, _layout.Populations[population].Size)];
        }

        spikes.CopyTo(_readSpikes[population]);
        return _readSpikes[population].AsSpan(0, spikes.Length);
    }

    public long SpikeCount(int population) => _spikes.Count(population);

    /// <summary>A copy of a state variable of a population, the conductance of a receptor summed over its channels.</summary>
    public ReadOnlySpan<T> State(int population, StateVariable variable)
    {
        var lanes = _layout.Populations[population];
        var arrays = ArraysOf(variable);
        if (!_readStates.TryGetValue((population, variable), out var values))
        {
            _readStates[(population, variable)] = values = new T[lanes.Size];
        }

        if (arrays.Length == 1)
        {
            _state.Of(arrays[0], lanes).CopyTo(values);
            return values;
        }

        Array.Clear(values);
        foreach (var array in arrays)
        {
            var part = _state.Of(array, lanes);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] += part[i];
            }
        }

        return values;
    }

    public void Record(int population, ISpikeSink sink, IReadOnlyList<int>? neurons) =>
        _spikeTaps.Add(new SpikeTap(population, _layout.Populations[population].Size, sink, neurons));

    public void Record(
        int population, StateVariable variable, IStateSink sink, IReadOnlyList<int>? neurons, int every, bool presentRow)
    {
        var tap = new StateTap<T>(_state, population, ArraysOf(variable), sink, neurons, every);
        _stateTaps.Add(tap);
        if (presentRow)
        {
            RecordPresent(tap);
        }
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
        if (_network.Receptors.FirstOrDefault(receptor => receptor.Name == variable.Receptor) is not { } receptor)
        {
            var names = Spelling.List(_network.Receptors.Select(receptor => receptor.Name), variable.Receptor!);
            throw new ArgumentException($"there is no receptor '{variable.Receptor}'; there is {names}", nameof(variable));
        }

        if (StateVariable.Of(receptor) is var own && own != variable)
        {
            throw new ArgumentException(
                $"{variable} is no variable of the receptor {receptor.Name}; it has {own} [{own.Unit}]", nameof(variable));
        }
    }
}
