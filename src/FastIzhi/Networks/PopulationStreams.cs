using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// The generator of a population. It follows from the name, so that other populations can be added or removed without a change to
/// this one.
/// </summary>
internal static class PopulationStreams
{
    /// <summary>The draws of positions; the parameters have the numbers before it.</summary>
    private const ulong PositionPart = 1UL << 32;

    /// <summary>The draws of the first input; the others follow.</summary>
    private const ulong InputPart = 1UL << 33;

    /// <summary>The draws of the first spike trains; the others follow.</summary>
    private const ulong TrainPart = 1UL << 34;

    /// <summary>The draws of a population, one part for each parameter.</summary>
    public static CounterRandom Of(ulong seed, string name)
    {
        // FNV-1a. Projections use small numbers.
        var hash = 0xCBF29CE484222325;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 0x100000001B3;
        }

        return new CounterRandom(seed, hash);
    }

    /// <summary>The draws of the positions.</summary>
    public static CounterRandom Positions(CounterRandom random) => random.Stream(PositionPart);

    /// <summary>The draws of a current.</summary>
    /// <param name="random">The draws of the population that receives it.</param>
    /// <param name="number">Its number among the currents of the population, in the order of injection.</param>
    public static CounterRandom Input(CounterRandom random, int number) => random.Stream(InputPart + (ulong)number);

    /// <summary>The draws of spike trains.</summary>
    /// <param name="random">The draws of the population that receives them.</param>
    /// <param name="number">Their number among the spike inputs of the population, in the order of injection.</param>
    public static CounterRandom Trains(CounterRandom random, int number) => random.Stream(TrainPart + (ulong)number);
}
