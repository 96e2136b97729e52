using FastIzhi.Networks;
using FastIzhi.Neurons;
using FsCheck;
using FsCheck.Fluent;

namespace FastIzhi.Tests.Support;

/// <summary>Random projections by all rules and delays, between two small populations or of one with itself.</summary>
public static class SmallPairs
{
    /// <summary>The generator for FsCheck.</summary>
    public static Arbitrary<Projection> Pairs() => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue)
        from sources in Gen.Choose(1, 40)
        from targets in Gen.Choose(1, 40)
        from isRecurrent in Gen.Elements(true, false)
        from rule in SmallProjections.Rules(sources, isRecurrent ? sources : targets, isRecurrent)
        from delay in Gen.Elements(
            Delay.OneStep, Delay.Constant(1.5), Delay.Uniform(0, 3), Delay.Uniform(2, 2), Delay.OnRing(0.5, 0.1), Delay.AtVelocity(20, 0.5))
        select Connect((ulong)seed, sources, isRecurrent ? null : targets, rule, delay));

    /// <summary>A torus.</summary>
    internal static Space Space { get; } = Space.Torus(101, 89);

    /// <summary>Places on it, some of them taken twice.</summary>
    internal static Position[] Positions(int size) => [.. Enumerable.Range(0, size).Select(i => new Position(i * 37 % 31 * 3.25, i * 53 % 89))];

    private static Projection Connect(ulong seed, int sources, int? targets, ConnectionRule rule, Delay delay)
    {
        var builder = new NetworkBuilder(seed);
        var source = Add("E", sources, CellTypes.RS);
        var target = targets is { } size ? Add("I", size, CellTypes.FS) : source;
        return builder.Connect(source, target, rule, delay);

        Population Add(string name, int size, CellType type) =>
            builder.AddPopulation(new Population(name, size, type) { Positions = Positions(size), Space = Space });
    }
}
