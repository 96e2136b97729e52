using FastIzhi.Inputs;
using FsCheck;
using FsCheck.Fluent;

namespace FastIzhi.Tests.Support;

/// <summary>Random Poisson and given spike trains into small populations, into all neurons or some, onto receptors of any kind.</summary>
internal static class SmallTrains
{
    /// <summary>Trains into a population.</summary>
    /// <param name="size">Number of its neurons.</param>
    /// <param name="timeStep">Time step [ms].</param>
    public static Gen<SpikeInput> Trains(int size, double timeStep) =>
        from chosen in Gen.SubListOf(Enumerable.Range(0, size)).Select(list => list.ToArray())
        from neurons in Gen.Elements(null, chosen)
        let receivers = neurons?.Length ?? size
        from receptors in SmallReceptors.DrivenByTrains
        from weight in SmallNetworks.Between(0, 0.5)
        from rates in Gen.ArrayOf(SmallNetworks.Between(0, 2_000), 4)
        from mean in Gen.Elements(0.01, 1, 10)
        from start in SmallNetworks.Between(-20 * timeStep, 100 * timeStep)
        from length in SmallNetworks.Between(timeStep, SmallNetwork.Steps * timeStep)
        from places in Gen.ArrayOf(Gen.Choose(0, int.MaxValue), 60)
        from delay in Gen.Elements<double?>(null, timeStep, 7 * timeStep)
        let spikes = receivers == 0 ? [] : places.Select(place => new GivenSpike(place % 997 / 4.0 * timeStep, place / 997 % receivers)).ToArray()
        let steps = rates.Select((rate, k) => new RateStep(start + (k * 19.3 * timeStep), rate / timeStep * mean))
        let ratesOfEach = new Samples(
            [.. steps.Select(step => step.Time)],
            [.. steps.SelectMany(step => Enumerable.Range(0, Math.Max(1, receivers)).Select(i => step.Rate / (i + 1)))],
            Math.Max(1, receivers))
        from trains in Gen.Elements<SpikeInput>(
            new PoissonTrains(rates[0] / timeStep * mean, weight / mean)
            {
                Neurons = neurons,
                Receptors = receptors,
                Start = start,
                Stop = start + length,
            },
            new PoissonTrains([.. Enumerable.Range(0, Math.Max(1, receivers)).Select(i => rates[i % 4])], weight)
            {
                Neurons = neurons,
                Receptors = receptors,
            },
            new PoissonTrains([.. steps], weight / mean) { Neurons = neurons, Receptors = receptors },
            new PoissonTrains(ratesOfEach, weight / mean) { Neurons = neurons, Receptors = receptors, Start = start, Stop = start + length },
            new GivenTrains(spikes, weight) { Neurons = neurons, Receptors = receptors, Delay = delay },
            new GivenTrains(spikes, weight) { Neurons = neurons, Receptors = receptors, Delay = delay, Start = start, Stop = start + length })
        select trains;
}
