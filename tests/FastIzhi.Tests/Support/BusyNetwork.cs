using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Randomness;

namespace FastIzhi.Tests.Support;

/// <summary>A network of a thousand neurons with several rules, kinds of weights and delays, in which much happens.</summary>
internal static class BusyNetwork
{
    /// <summary>Describes it.</summary>
    /// <param name="hasDelays">Whether synapses have delays, constant, uniform and by distance; else each takes one step.</param>
    /// <param name="seed">The seed of its draws.</param>
    public static Network Describe(bool hasDelays, ulong seed = 5)
    {
        var builder = new NetworkBuilder(seed);
        var e = builder.AddPopulation("E", 801, CellTypes.RS);
        var i = builder.AddPopulation("I", 203, CellTypes.FS);
        builder.Connect(
            [e, i], e, source => new FixedInDegreeRule(60, source == e ? 0.3 : 0.8), hasDelays ? Delay.Constant(0.4) : null);
        builder.Connect(e, i, new FixedProbabilityRule(0.08, Distribution.Uniform(0.1, 0.5)), hasDelays ? Delay.Uniform(0.3, 2) : null);
        builder.Connect(i, i, new FixedTotalNumberRule(4_000, 0.7), hasDelays ? Delay.OnRing(0.3, 0.01) : null);
        builder.Connect(
            e, e, new FixedInDegreeRule(10, Distribution.Uniform(0, 0.4)), hasDelays ? Delay.Constant(1.1) : null, WeightFormat.BFloat16);
        builder.Inject(e, new StepCurrent([.. Enumerable.Range(0, 801).Select(k => 200.0 + k)]));
        builder.Inject(i, new StepCurrent(150) { Start = 20, Stop = 90.7 });
        return builder.Build();
    }
}
