using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>The same delay for all synapses.</summary>
internal sealed class ConstantDelay : Delay
{
    private readonly double _delay;

    public ConstantDelay(double delay) => _delay = double.IsFinite(delay) && delay > 0
        ? delay
        : throw new ArgumentException($"the delay is {delay} ms; it must be a finite number above 0", nameof(delay));

    public override double? Common => _delay;

    public override double Minimum(in ProjectionShape shape) => _delay;

    public override double Maximum(in ProjectionShape shape) => _delay;

    public override string ToString() => $"{_delay} ms";

    internal override double Of(int source, int target, int input, in ProjectionShape shape, CounterRandom random) => _delay;
}
