using FastIzhi.Networks;
using FastIzhi.Neurons;

namespace FastIzhi.Tests.Support;

/// <summary>A projection between two populations, or of one with itself.</summary>
internal static class Pair
{
    public static Projection Connect(int sources, int targets, ConnectionRule rule, Delay? delay = null, ulong seed = 1)
    {
        var builder = new NetworkBuilder(seed);
        var source = builder.AddPopulation("E", sources, CellTypes.RS);
        return builder.Connect(source, builder.AddPopulation("I", targets, CellTypes.FS), rule, delay);
    }

    public static Projection ConnectWithItself(int size, ConnectionRule rule)
    {
        var builder = new NetworkBuilder(1);
        var population = builder.AddPopulation("E", size, CellTypes.RS);
        return builder.Connect(population, population, rule);
    }

    /// <summary>Projections from two populations, drawn from both together, to a third.</summary>
    public static IReadOnlyList<Projection> ConnectPool(int first, int second, int targets, Func<Population, ConnectionRule> ruleOf, ulong seed = 1)
    {
        var builder = new NetworkBuilder(seed);
        var e = builder.AddPopulation("E", first, CellTypes.RS);
        var i = builder.AddPopulation("I", second, CellTypes.FS);
        return builder.Connect([e, i], builder.AddPopulation("T", targets, CellTypes.RS), ruleOf);
    }
}
