using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Randomness;

namespace FastIzhi.Engine;

/// <summary>
/// The inputs of one population that differ from row to row. The blocks compute them as they advance, each for its own neurons:
/// the threads share the work, and an epoch need not end where such an input changes. The currents are added, in the order of
/// injection, to those of <see cref="InjectedCurrents"/>.
/// </summary>
internal sealed unsafe class RowInputs<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RowCurrent<T>[] _currents;
    private readonly RowSpikes[] _spikes;

    /// <summary>Prepares the inputs of a population.</summary>
    /// <param name="network">The network.</param>
    /// <param name="population">The population.</param>
    /// <param name="layout">The layout of the network.</param>
    /// <param name="timeStep">Time step [ms].</param>
    public RowInputs(Network network, Population population, StateLayout layout, double timeStep)
    {
        var lanes = layout.Populations[network.IndexOf(population)].Count;
        var random = PopulationStreams.Of(network.Seed, population.Name);
        _currents =
        [
            .. network.Injections.Where(injection => injection.Population == population)
                .Select((injection, k) => Create(injection.Current, population.Size, lanes, timeStep, PopulationStreams.Input(random, k)))
                .OfType<RowCurrent<T>>(),
        ];
        _spikes =
        [
            .. network.SpikeInjections.Zip(layout.ArrivalsOfTrains).Where(trains => trains.First.Population == population)
                .Select((trains, k) => Create(
                    trains.First.Trains, trains.Second, population.Size, lanes, timeStep, PopulationStreams.Trains(random, k))),
        ];
    }

    /// <summary>Whether there are currents.</summary>
    public bool HasCurrents => _currents.Length > 0;

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => _currents.Length == 0 && _spikes.Length == 0;

    /// <summary>The spike trains, in the order of injection.</summary>
    public ReadOnlySpan<RowSpikes> Spikes => _spikes;

    /// <summary>Sets what they remember to the start.</summary>
    public void Reset()
    {
        Array.ForEach(_currents, current => current.Reset());
        Array.ForEach(_spikes, spikes => spikes.Reset());
    }

    /// <summary>Brings what the blocks share up to a row of the inputs.</summary>
    /// <returns>The first row on which this must be done again.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long Update(long row)
    {
        var next = long.MaxValue;
        foreach (var spikes in _spikes)
        {
            spikes.Update(row);
            next = Math.Min(next, spikes.NextChange);
        }

        return next;
    }

    /// <summary>Adds the currents of a row. The rows of a lane follow one another.</summary>
    /// <param name="row">The row of the inputs.</param>
    /// <param name="lane">The first lane, counted from that of the population, a multiple of <see cref="Kernels.Lanes.MaxCount"/>.</param>
    /// <param name="count">Number of lanes, such a multiple too.</param>
    /// <param name="currents">The currents of these lanes [pA].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddCurrents(long row, int lane, int count, T* currents)
    {
        foreach (var current in _currents)
        {
            current.Add(row, lane, count, currents);
        }
    }

    public void Save(StateWriter writer) => Array.ForEach(_currents, current => current.Save(writer));

    public void Restore(StateReader reader) => Array.ForEach(_currents, current => current.Restore(reader));

    public void Dispose()
    {
        Array.ForEach(_currents, current => current.Dispose());
        Array.ForEach(_spikes, spikes => spikes.Dispose());
    }

    private static RowSpikes Create(
        SpikeInput input, int[] buffers, int size, int lanes, double timeStep, CounterRandom random) => input is PoissonTrains poisson
        ? new PoissonSpikes(poisson, buffers, timeStep, lanes, size, random)
        : new GivenSpikes((GivenTrains)input, buffers, timeStep);

    /// <returns>Null for a current that <see cref="InjectedCurrents"/> sums.</returns>
    private static RowCurrent<T>? Create(
        CurrentInput input, int size, int lanes, double timeStep, CounterRandom random) => input switch
        {
            RampCurrent ramp => new WaveCurrent<T>(
                ramp, timeStep, lanes, [ramp.PerNeuron(ramp.From, size), ramp.PerNeuron(ramp.To, size)],
                [time => 1 - ramp.Fraction(time), ramp.Fraction]),
            SineCurrent sine => new WaveCurrent<T>(sine, timeStep, lanes, [sine.PerNeuron(sine.Amplitudes, size)], [sine.Wave]),
            SampledCurrent { Interpolation: Interpolation.Linear } samples =>
                new InterpolatedCurrent<T>(samples, timeStep, lanes, size),
            WhiteNoise white => new WhiteNoiseCurrent<T>(white, timeStep, lanes, size, random),
            OrnsteinUhlenbeckNoise noise => new OrnsteinUhlenbeckCurrent<T>(noise, timeStep, lanes, size, random),
            _ => null,
        };
}
