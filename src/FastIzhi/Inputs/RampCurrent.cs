namespace FastIzhi.Inputs;

/// <summary>
/// A current that goes evenly from one value at its start to another at its stop: from (1 - x) + to x with
/// x = (t - start) / (stop - start). It is 0 before and after; a <see cref="StepCurrent"/> can go on where it ends.
/// </summary>
public sealed class RampCurrent : TimedCurrent
{
    /// <summary>The same ramp for each neuron. <see cref="TimedCurrent.Stop"/> must be given.</summary>
    /// <param name="from">Current at the start [pA].</param>
    /// <param name="to">Current at the stop [pA], which is the first instant without it.</param>
    public RampCurrent(double from, double to)
        : this([from], [to])
    {
    }

    /// <summary>Ramps with values for each neuron that receives one. <see cref="TimedCurrent.Stop"/> must be given.</summary>
    /// <param name="from">Currents at the start [pA]: one for all, or one per neuron of <see cref="TimedCurrent.Neurons"/>.</param>
    /// <param name="to">Currents at the stop [pA], as many as that.</param>
    public RampCurrent(ReadOnlySpan<double> from, ReadOnlySpan<double> to) => (From, To) = (from.ToArray(), to.ToArray());

    /// <summary>Current at the start [pA]: one value for all, or one per neuron that receives it.</summary>
    public IReadOnlyList<double> From { get; }

    /// <summary>Current at the stop [pA]: one value for all, or one per neuron that receives it.</summary>
    public IReadOnlyList<double> To { get; }

    /// <summary>x, how far the ramp has come at a time between start and stop: from 0 to 1.</summary>
    /// <param name="time">Time [ms].</param>
    public double Fraction(double time) => (time - Start) / (Stop - Start);

    /// <inheritdoc/>
    private protected override string? ValueProblem(int receivers) =>
        ListProblem("from value", "pA", From, receivers)
        ?? ListProblem("to value", "pA", To, receivers)
        ?? (double.IsPositiveInfinity(Stop) ? "a ramp without a stop has no end to go to; give a stop" : null);
}
