using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>As given.</summary>
internal sealed class GivenPlacement(IReadOnlyList<Position> positions) : Placement
{
    private readonly Position[] _positions = [.. positions];

    /// <summary>The population that gets them looks at their values.</summary>
    internal override string? Problem(int size) =>
        _positions.Length == size ? null : $"there are {_positions.Length} positions for {size} neurons; give as many";

    internal override Position Of(int neuron, int size, CounterRandom random) => _positions[neuron];
}
