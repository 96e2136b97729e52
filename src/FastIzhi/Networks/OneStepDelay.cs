using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>One time step. In milliseconds it is 0, which the rounding to at least one step makes a step of any length.</summary>
internal sealed class OneStepDelay : Delay
{
    public override double? Common => 0;

    public override double Minimum(in ProjectionShape shape) => 0;

    public override double Maximum(in ProjectionShape shape) => 0;

    public override string ToString() => "one step";

    internal override double Of(int source, int target, int input, in ProjectionShape shape, CounterRandom random) => 0;
}
