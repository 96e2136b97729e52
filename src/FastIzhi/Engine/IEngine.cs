using FastIzhi.Recording;

namespace FastIzhi.Engine;

/// <summary>What <see cref="Simulation"/> asks of an engine, whatever its precision. Populations are known by their index.</summary>
internal interface IEngine : IDisposable
{
    long Row { get; }

    int Threads { get; }

    long SynapseCount { get; }

    ulong SpikeChecksum { get; }

    /// <summary>Throws when an input cannot serve that many more steps.</summary>
    void CheckInputs(long steps);

    /// <summary>Advances by some steps, at most a limit.</summary>
    /// <returns>By how many.</returns>
    int Advance(long limit);

    void Reset();

    ReadOnlySpan<int> Spikes(int population);

    long SpikeCount(int population);

    void Record(int population, ISpikeSink sink, IReadOnlyList<int>? neurons);

    void Record(int population, StateVariable variable, IStateSink sink, IReadOnlyList<int>? neurons, int every, bool presentRow);

    void Save(Stream stream);

    void Restore(Stream stream);
}
