using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>The parts of a projection's generator: independent draws for each target neuron and purpose.</summary>
internal static class ProjectionStreams
{
    private const ulong WeightPart = 0;
    private const ulong DelayPart = 1;

    /// <summary>Beyond the number of any neuron.</summary>
    private const ulong InDegreePart = 1UL << 32;

    /// <summary>The draws of the sources of one target neuron.</summary>
    public static CounterRandom SourcesOf(CounterRandom random, int target) => random.Stream((ulong)target);

    /// <summary>The draws of the weights of its inputs.</summary>
    public static CounterRandom WeightsOf(CounterRandom random, int target) => SourcesOf(random, target).Stream(WeightPart);

    /// <summary>The draws of the delays of its inputs.</summary>
    public static CounterRandom DelaysOf(CounterRandom random, int target) => SourcesOf(random, target).Stream(DelayPart);

    /// <summary>The draws that share out a number of synapses among the target neurons.</summary>
    public static CounterRandom InDegrees(CounterRandom random) => random.Stream(InDegreePart);
}
