using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>The parts of a projection's generator: independent draws for each target neuron and purpose.</summary>
internal static class ProjectionStreams
{
    private const ulong WeightPart = 0;
    private const ulong DelayPart = 1;

    /// <summary>Beyond the number of any neuron.</summary>
    private const ulong InDegreePart = 1UL << 32;
    private const ulong OutDegreePart = InDegreePart + 1;

    /// <summary>Of a target; beyond the parts above.</summary>
    private const ulong RegionPart = 1UL << 32;

    /// <summary>The draws of the sources of one target neuron.</summary>
    public static CounterRandom SourcesOf(CounterRandom random, int target) => random.Stream((ulong)target);

    /// <summary>The draws of the weights of its inputs.</summary>
    public static CounterRandom WeightsOf(CounterRandom random, int target) => SourcesOf(random, target).Stream(WeightPart);

    /// <summary>The draws of the delays of its inputs.</summary>
    public static CounterRandom DelaysOf(CounterRandom random, int target) => SourcesOf(random, target).Stream(DelayPart);

    /// <summary>The draws that go through one region of sources, of one target neuron.</summary>
    public static CounterRandom RegionOf(CounterRandom random, int target, int region) =>
        SourcesOf(random, target).Stream(RegionPart + (ulong)region);

    /// <summary>The draws of the targets of each source neuron.</summary>
    public static CounterRandom OutDegrees(CounterRandom random) => random.Stream(OutDegreePart);

    /// <summary>The draws that share out a number of synapses among the target neurons.</summary>
    public static CounterRandom InDegrees(CounterRandom random) => random.Stream(InDegreePart);
}
