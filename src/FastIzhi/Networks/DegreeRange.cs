namespace FastIzhi.Networks;

/// <summary>How many synapses the neurons of a population have on one side of a projection.</summary>
/// <param name="Least">The fewest of a neuron.</param>
/// <param name="Mean">The mean over its neurons.</param>
/// <param name="Most">The most of a neuron.</param>
public readonly record struct DegreeRange(long Least, double Mean, long Most)
{
    internal static DegreeRange Of(long[] counts) => new(counts.Min(), counts.Average(), counts.Max());
}
