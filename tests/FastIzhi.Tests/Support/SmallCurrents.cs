using CommunityToolkit.HighPerformance;
using FastIzhi.Inputs;
using FsCheck;
using FsCheck.Fluent;

namespace FastIzhi.Tests.Support;

/// <summary>Random pulses, ramps, sines and noise into small populations, into all neurons or some.</summary>
internal static class SmallCurrents
{
    /// <summary>A current into a population.</summary>
    /// <param name="size">Number of its neurons.</param>
    /// <param name="timeStep">Time step [ms].</param>
    public static Gen<CurrentInput> Currents(int size, double timeStep) =>
        from chosen in Gen.SubListOf(Enumerable.Range(0, size)).Select(list => list.ToArray())
        from neurons in Gen.Elements(null, chosen)
        from one in Gen.Elements(true, false)
        let count = one ? 1 : neurons?.Length ?? size
        from values in Gen.ArrayOf(SmallNetworks.Between(-200, 700), count)
        from others in Gen.ArrayOf(SmallNetworks.Between(0, 500), count)
        from start in SmallNetworks.Between(-20 * timeStep, SmallNetwork.Steps * timeStep)
        from length in SmallNetworks.Between(timeStep, 2 * SmallNetwork.Steps * timeStep)
        from time in SmallNetworks.Between(timeStep, 40 * timeStep)
        from part in SmallNetworks.Between(0.01, 0.99)
        from samples in Gen.ArrayOf(SmallNetworks.Between(-100, 400), 3 * (neurons?.Length ?? size))
        from interpolation in Gen.Elements(Interpolation.Hold, Interpolation.Linear)
        let isEndless = length > SmallNetwork.Steps * timeStep
        let stop = isEndless ? double.PositiveInfinity : start + length
        from current in Gen.Elements<CurrentInput>(
            new PulseCurrent(values, timeStep + time, timeStep + (part * time)) { Neurons = neurons, Start = start, Stop = stop },
            new RampCurrent(values, others) { Neurons = neurons, Start = start, Stop = start + length },
            new SineCurrent(values, part * 500 / timeStep) { Neurons = neurons, Start = start, Stop = stop, Phase = values.FirstOrDefault() },
            new SampledCurrent(
                [start - time, start + time, start + (3.3 * time)], new ReadOnlySpan2D<double>(samples, 3, samples.Length / 3))
            {
                Neurons = neurons,
                Stop = isEndless ? stop : Math.Max(start + length, 0) + time,
                Interpolation = interpolation,
            },
            new WhiteNoise(Array.ConvertAll(others, sigma => 0.4 * sigma * Math.Sqrt(timeStep))) { Neurons = neurons, Start = start, Stop = stop },
            new OrnsteinUhlenbeckNoise(others, time) { Neurons = neurons, Start = start, Stop = stop })
        select current;
}
