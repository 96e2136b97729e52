using System.Diagnostics;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>Counts the synapses that several threads make, and reports them from one.</summary>
internal sealed class ConstructionPace(Network network, IProgress<ConstructionProgress>? progress)
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly double _expected = network.ExpectedSynapseCount;
    private long _count;

    /// <summary>Synapses made so far.</summary>
    public long Count => Volatile.Read(ref _count);

    public void Add(long count, bool mayReport)
    {
        var made = Interlocked.Add(ref _count, count);
        if (mayReport)
        {
            progress?.Report(new ConstructionProgress(made, Math.Max(made, _expected), Stopwatch.GetElapsedTime(_began)));
        }
    }

    public void Finish() => progress?.Report(new ConstructionProgress(Count, Count, Stopwatch.GetElapsedTime(_began)));
}
