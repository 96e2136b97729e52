using FastIzhi.Recording;

namespace FastIzhi.Engine;

/// <summary>What <see cref="Simulation"/> asks of an engine, whatever its precision. Populations are known by their index.</summary>
internal interface IEngine
{
    long Row { get; }

    /// <summary>Throws when an input cannot serve that many more steps.</summary>
    void CheckInputs(long steps);

    void Step();

    void Reset();

    ReadOnlySpan<int> Spikes(int population);

    long SpikeCount(int population);

    void Record(int population, ISpikeSink sink, IReadOnlyList<int>? neurons);

    void Record(int population, StateVariable variable, IStateSink sink, IReadOnlyList<int>? neurons, int every);
}
