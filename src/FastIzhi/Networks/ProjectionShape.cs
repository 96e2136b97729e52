namespace FastIzhi.Networks;

/// <summary>
/// The sizes of a projection. Random rules draw their sources from a pool of neurons: the source population alone, or several
/// populations one after the other, of which this projection has the window [PoolOffset, PoolOffset + SourceSize).
/// </summary>
/// <param name="SourceSize">Number of neurons of the source population.</param>
/// <param name="TargetSize">Number of neurons of the target population.</param>
/// <param name="IsRecurrent">Whether source and target are the same population.</param>
/// <param name="PoolSize">Number of neurons of the pool; <paramref name="SourceSize"/> where the source is alone.</param>
/// <param name="PoolOffset">The first neuron of the source population in the pool.</param>
public readonly record struct ProjectionShape(int SourceSize, int TargetSize, bool IsRecurrent, int PoolSize, int PoolOffset)
{
    /// <summary>Whether the sources are drawn from this population together with others.</summary>
    public bool IsPooled => PoolSize != SourceSize;

    /// <summary>The first neuron of the target population in the pool; null where it is not part of the pool.</summary>
    public int? TargetOffset { get; init; }

    /// <summary>The distances of sources and targets; null where one of the populations has no positions.</summary>
    internal Distances? Distances { get; init; }

    /// <summary>How many neurons of the pool may be inputs of one target neuron.</summary>
    internal int CandidateCount(bool autapses) => PoolSize - (TargetOffset is null || autapses ? 0 : 1);
}
