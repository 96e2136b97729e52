namespace FastIzhi;

/// <summary>How far the construction of a network is.</summary>
/// <param name="Synapses">Synapses made.</param>
/// <param name="ExpectedSynapses">Synapses that there will be; at the end those that there are.</param>
/// <param name="Elapsed">Wall time since it began.</param>
public readonly record struct ConstructionProgress(long Synapses, double ExpectedSynapses, TimeSpan Elapsed)
{
    /// <summary>The part that is done, 0 to 1.</summary>
    public double Fraction => ExpectedSynapses > 0 ? Synapses / ExpectedSynapses : 1;
}
