using System.Runtime.CompilerServices;
using FastIzhi.Recording;

namespace FastIzhi.Engine;

internal sealed partial class Engine<T>
{
    public void CheckInputs(long steps)
    {
        foreach (var inputs in _inputs)
        {
            inputs.Check(InputRow + steps);
        }
    }

    public ReadOnlySpan<int> Spikes(int population) => _blocks[population].Fired;

    public long SpikeCount(int population) => _blocks[population].SpikeCount;

    /// <summary>A state variable of a population; a conductance that several channels share is summed into a common buffer.</summary>
    /// <remarks>Recording calls it many times a step; a short run is over before it would be compiled a second time.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<T> State(int population, StateVariable variable)
    {
        var lanes = _layout.Populations[population];
        if (variable.Receptor is null)
        {
            return (variable == StateVariable.V ? _v : _u).Span.Slice(lanes.First, lanes.Size);
        }

        CheckReceptor(variable);
        var summed = _summed.AsSpan(0, lanes.Size);
        summed.Clear();
        for (var c = 0; c < _layout.Channels.Count; c++)
        {
            if (_layout.Channels[c].Receptor.Name == variable.Receptor)
            {
                var conductances = _synaptic.Span.Slice(c * _layout.Stride + lanes.First, lanes.Size);
                for (var i = 0; i < summed.Length; i++)
                {
                    summed[i] += conductances[i];
                }
            }
        }

        return summed;
    }

    public void Record(int population, ISpikeSink sink, IReadOnlyList<int>? neurons) =>
        _spikeTaps.Add(new SpikeTap(population, _layout.Populations[population].Size, sink, neurons));

    public void Record(int population, StateVariable variable, IStateSink sink, IReadOnlyList<int>? neurons, int every)
    {
        CheckReceptor(variable);
        var tap = new StateTap<T>(population, variable, sink, neurons, every);
        _stateTaps.Add(tap);
        Record(tap);
    }

    private void Record()
    {
        foreach (var tap in _spikeTaps)
        {
            tap.Write(Row, Row * _options.TimeStep, _blocks[tap.Population].Fired);
        }

        foreach (var tap in _stateTaps)
        {
            Record(tap);
        }
    }

    private void Record(StateTap<T> tap)
    {
        if (tap.Wants(Row))
        {
            tap.Write(Row, State(tap.Population, tap.Variable));
        }
    }

    private void CheckReceptor(StateVariable variable)
    {
        var receptors = _network.Receptors;
        for (var i = 0; i < receptors.Count; i++)
        {
            if (variable.Receptor is null || receptors[i].Name == variable.Receptor)
            {
                return;
            }
        }

        var names = Spelling.List(receptors.Select(receptor => receptor.Name), variable.Receptor!);
        throw new ArgumentException($"there is no receptor '{variable.Receptor}'; there is {names}", nameof(variable));
    }
}
