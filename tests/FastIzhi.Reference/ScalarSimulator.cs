using System.Numerics;
using FastIzhi.Networks;
using FastIzhi.Receptors;
using FastIzhi.Recording;

namespace FastIzhi.Reference;

/// <summary>
/// The oracle: a simulator of one neuron after the other that shares no code with the engine and gives the same bits.
/// <para>
/// The order it follows, in both schemes. A row is computed from the row before: first all neurons, then their conductances,
/// then the spikes of this row in the order of populations, projections, source neurons and targets. The sum for v begins
/// with <c>k (v - v_r) (v - v_t) + (I - u)</c> and adds <c>g (E - v)</c> channel by channel; channels are in the order of the
/// network's receptors and, for one receptor, of the populations, their projections and then the spike inputs that open it; the rise of a
/// receptor follows its decay. Each product that is added is fused with its
/// sum (one rounding); constants are computed in double precision and rounded once.
/// </para>
/// <para>
/// Reference: row i uses the current of row i; a spike of row i adds w (1 + (dt / tau) s) to g of row i.
/// Standard: row i uses the current of row i - 1; a spike of row i adds w to g of row i + n, after the decay, where n is the delay
/// of the synapse in steps. Spikes from outside follow those of all projections, in the order of injection; those between two rows
/// add weight times their number to g of the second. Spikes that open a receptor in different ratios are summed for each ratio alone.
/// </para>
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class ScalarSimulator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network _network;
    private readonly SimulationOptions _options;
    private readonly Scheme _scheme;
    private readonly double _timeStep;
    private readonly InputCurrents<T> _currents;
    private readonly InputSpikes _trains;
    private readonly List<ScalarChannel<T>> _channels;
    private readonly Dictionary<Population, ScalarNeuron<T>[]> _neurons;
    private readonly Dictionary<Population, ScalarTraces[]> _traces;

    /// <summary>Sets all neurons to their start.</summary>
    public ScalarSimulator(Network network, SimulationOptions options)
    {
        var dt = options.TimeStep;
        (_network, _options, _scheme, _timeStep) = (network, options, options.Scheme, dt);
        _currents = new InputCurrents<T>(network, dt);
        _trains = new InputSpikes(network, dt);
        _channels = [.. AllReceptors(network).SelectMany(receptor => ChannelsOf(receptor, network, _scheme, dt))];
        _neurons = network.Populations.ToDictionary(p => p, p => EachNeuronOf(p, i => new ScalarNeuron<T>(
            p.ParametersOf(i), dt, p.StartVoltageOf(i), p.StartRecoveryOf(i), p.RefractoryTimeOf(i), _channels.Count)));
        _traces = network.Populations.ToDictionary(p => p, p => EachNeuronOf(p, _ => new ScalarTraces(dt)));
    }

    /// <summary>Number of steps taken.</summary>
    public long Row { get; private set; }

    /// <summary>A state variable of each neuron.</summary>
    public T[] State(Population population, StateVariable variable) => EachNeuronOf(population, i =>
    {
        var neuron = _neurons[population][i];
        return variable == StateVariable.V ? neuron.V
            : variable == StateVariable.U ? neuron.U
            : Conductance(neuron, variable.Receptor!);
    });

    /// <summary>The neurons that fired on the present row, ascending.</summary>
    public int[] Spikes(Population population) =>
        [.. Enumerable.Range(0, population.Size).Where(i => _neurons[population][i].Fired)];

    /// <summary>Computes the next row.</summary>
    public void Step()
    {
        Row++;
        foreach (var population in _network.Populations)
        {
            for (var i = 0; i < population.Size; i++)
            {
                var neuron = _neurons[population][i];
                var current = _currents.Of(population, i, _scheme == Scheme.Reference ? Row : Row - 1);
                neuron.Advance(_options, current, _channels);
                DeliverTrains(population, i);
                neuron.Decay(_scheme, Row, _channels);
            }
        }

        foreach (var population in _network.Populations)
        {
            DeliverSpikes(population);
        }
    }

    private void DeliverTrains(Population population, int neuron)
    {
        foreach (var (trains, count) in _trains.Of(population, neuron, Row))
        {
            var arrivals = _neurons[population][neuron].ArrivalsAt(Row, _channels);
            Deliver(arrivals, trains.Receptors, T.CreateChecked(trains.Weight), T.CreateChecked(count));
        }
    }

    private void DeliverSpikes(Population source)
    {
        var fired = Spikes(source);
        var projections = _network.Projections.Where(projection => projection.Source == source).ToList();
        var receptors = projections.SelectMany(projection => projection.Receptors).Select(driven => driven.Receptor).Distinct().ToList();
        var factors = fired.ToDictionary(i => i, i => receptors.Zip(_traces[source][i].Fire(Row, receptors)).ToDictionary());
        foreach (var projection in projections)
        {
            var synapses = projection.Synapses;
            foreach (var i in fired)
            {
                for (var s = synapses.RowPointers[i]; s < synapses.RowPointers[i + 1]; s++)
                {
                    var target = _neurons[projection.Target][synapses.Targets[(int)s]];
                    var weight = WeightOf(projection, synapses.WeightOf(s));
                    if (_scheme == Scheme.Standard)
                    {
                        var arrivals = target.ArrivalsAt(Row + StepsOf(synapses.DelayOf(s)), _channels);
                        Deliver(arrivals, projection.Receptors, weight, T.One);
                        continue;
                    }

                    foreach (var (receptor, _) in projection.Receptors)
                    {
                        ref var g = ref target.Conductances[_channels.FindIndex(channel => channel.Receptor == receptor)];
                        g = T.FusedMultiplyAdd(weight, T.CreateChecked(factors[i][receptor]), g);
                    }
                }
            }
        }
    }

    /// <summary>Adds a weight times a number of spikes to what arrives at the channels of receptors.</summary>
    private void Deliver(T[][] arrivals, IReadOnlyList<DrivenReceptor> receptors, T weight, T count)
    {
        foreach (var (receptor, ratio) in receptors)
        {
            for (var c = 0; c < _channels.Count; c++)
            {
                if (_channels[c].Receptor == receptor && ratio > 0)
                {
                    ref var sum = ref arrivals[c][Array.IndexOf(_channels[c].Ratios, ratio)];
                    sum = T.FusedMultiplyAdd(weight, count, sum);
                }
            }
        }
    }

    /// <summary>The nearest number of steps, at least one.</summary>
    private long StepsOf(double delay) => Math.Max(1, (long)Math.Round(delay / _timeStep));

    /// <summary>A weight as it is stored.</summary>
    private static T WeightOf(Projection projection, double weight) => T.CreateChecked(
        projection.WeightFormat == WeightFormat.BFloat16 && projection.Rule.CommonWeight is null ? BFloat16.Round(weight) : weight);

    private T Conductance(ScalarNeuron<T> neuron, string receptor)
    {
        var sum = T.Zero;
        for (var c = 0; c < _channels.Count; c++)
        {
            sum += _channels[c].Receptor.Name == receptor ? neuron.Conductances[c] : T.Zero;
        }

        return sum;
    }

    /// <summary>The standard receptors and the others that spikes open, each with its tau.</summary>
    private static IEnumerable<ReceptorKind> AllReceptors(Network network)
    {
        var driven = AllDriven(network).Where(driven => driven.Ratio > 0).Select(driven => driven.Receptor);
        var all = StandardReceptors.All.Concat(driven).Distinct().ToList();
        return network.Receptors.SelectMany(named => all.Where(receptor => receptor.Name == named.Name));
    }

    /// <summary>What the projections open, by source population, and then the spike inputs.</summary>
    private static IEnumerable<DrivenReceptor> AllDriven(Network network) => network.Populations
        .SelectMany(population => network.Projections.Where(projection => projection.Source == population))
        .SelectMany(projection => projection.Receptors)
        .Concat(network.SpikeInjections.SelectMany(injection => injection.Trains.Receptors));

    private static IEnumerable<ScalarChannel<T>> ChannelsOf(ReceptorKind receptor, Network network, Scheme scheme, double timeStep)
    {
        // One that no spike opens has the ratio 1.
        double[] ratios =
        [
            .. AllDriven(network).Where(driven => driven.Receptor == receptor && driven.Ratio > 0).Select(driven => driven.Ratio)
                .DefaultIfEmpty(1).Distinct().Order(),
        ];
        yield return new ScalarChannel<T>(receptor, isRise: false, ratios, scheme, timeStep);
        if (receptor.Rise > 0)
        {
            yield return new ScalarChannel<T>(receptor, isRise: true, ratios, scheme, timeStep);
        }
    }

    private static TItem[] EachNeuronOf<TItem>(Population population, Func<int, TItem> make) =>
        [.. Enumerable.Range(0, population.Size).Select(make)];
}
