using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Inputs;
using FastIzhi.Networks;

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

    public RowInputs(Network network, Population population, int lanes, double timeStep)
    {
        var random = PopulationStreams.Of(network.Seed, population.Name);
        _currents =
        [
            .. network.Injections.Where(injection => injection.Population == population)
                .Select((injection, k) => Create(injection.Current, population.Size, lanes, timeStep, PopulationStreams.Input(random, k)))
                .OfType<RowCurrent<T>>(),
        ];
    }

    /// <summary>Whether there are currents.</summary>
    public bool HasCurrents => _currents.Length > 0;

    /// <summary>Sets what they remember to the start.</summary>
    public void Reset() => Array.ForEach(_currents, current => current.Reset());

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

    public void Dispose() => Array.ForEach(_currents, current => current.Dispose());

    /// <returns>Null for a current that <see cref="InjectedCurrents"/> sums.</returns>
    private static RowCurrent<T>? Create(
        CurrentInput input, int size, int lanes, double timeStep, Randomness.CounterRandom random) => input switch
    {
        RampCurrent ramp => new WaveCurrent<T>(
            ramp, timeStep, lanes, [ramp.PerNeuron(ramp.From, size), ramp.PerNeuron(ramp.To, size)],
            [time => 1 - ramp.Fraction(time), ramp.Fraction]),
        SineCurrent sine => new WaveCurrent<T>(sine, timeStep, lanes, [sine.PerNeuron(sine.Amplitudes, size)], [sine.Wave]),
        WhiteNoise white => new WhiteNoiseCurrent<T>(white, timeStep, lanes, size, random),
        OrnsteinUhlenbeckNoise noise => new OrnsteinUhlenbeckCurrent<T>(noise, timeStep, lanes, size, random),
        _ => null,
    };
}
