using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>A delay that is a function of the distance.</summary>
internal sealed class DistanceDelay : Delay
{
    private readonly DistanceFunction _function;

    public DistanceDelay(DistanceFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        _function = function.Problem("ms") is { } problem ? throw new ArgumentException($"the delay {problem}", nameof(function)) : function;
        Check(function.Of(0), "delay at distance 0", "ms");
    }

    public override double? Common => null;

    internal override bool NeedsDistances => true;

    public override double Minimum(in ProjectionShape shape) => RangeIn(shape).Low;

    public override double Maximum(in ProjectionShape shape) => RangeIn(shape).High;

    public override string ToString() => $"{_function} ms";

    internal override string? Problem(in ProjectionShape shape) => Minimum(shape) is var low && low < 0
        ? $"the delay {_function} falls to {low} ms at {shape.Distances!.Longest:0.###} um; it must be at least 0: clip it there, by min"
        : null;

    internal override double Of(int source, int target, int input, in ProjectionShape shape, CounterRandom random) =>
        _function.OfSquare(shape.Distances!.SquareOf(source, target));

    private (double Low, double High) RangeIn(in ProjectionShape shape) => _function.Range(shape.Distances!.Longest);
}
