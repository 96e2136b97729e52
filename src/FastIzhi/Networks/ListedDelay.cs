using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>The delays of a list of synapses.</summary>
internal sealed class ListedDelay(SynapseList list, Lazy<InputTable> table) : Delay
{
    private readonly double _minimum = list.Delays.Min();
    private readonly double _maximum = list.Delays.Max();

    public override double? Common => null;

    public override double Minimum(in ProjectionShape shape) => _minimum;

    public override double Maximum(in ProjectionShape shape) => _maximum;

    public override string ToString() => $"{_minimum} to {_maximum} ms";

    internal override string? Problem(double timeStep)
    {
        var first = list.Delays.IndexOf(_minimum);
        return DelaySteps.IsBelow(_minimum, timeStep)
            ? $"{list.NameOf(first)}: delay {_minimum} ms is below the time step {timeStep} ms; use a delay of at least {timeStep} ms or a smaller step"
            : null;
    }

    internal override double Of(int source, int target, int input, in ProjectionShape shape, CounterRandom random) =>
        table.Value.DelayOf(target, input);
}
