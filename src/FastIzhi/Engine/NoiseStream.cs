using FastIzhi.Randomness;

namespace FastIzhi.Engine;

/// <summary>The draws of a noise, one generator per row; the number of a draw follows from the neuron.</summary>
internal static class NoiseStream
{
    /// <summary>The draws of a row of the inputs.</summary>
    public static CounterRandom Of(CounterRandom input, long row) => input.Stream((ulong)row + 1);

    /// <summary>The draws before the first row.</summary>
    public static CounterRandom Start(CounterRandom input) => input.Stream(0);
}
