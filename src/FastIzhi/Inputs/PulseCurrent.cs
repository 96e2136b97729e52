namespace FastIzhi.Inputs;

/// <summary>
/// A train of rectangular pulses: pulse k is on from start + k period until just before start + k period + width, and off from
/// <see cref="TimedCurrent.Stop"/> on.
/// </summary>
public sealed class PulseCurrent : TimedCurrent
{
    /// <summary>Pulses of the same amplitude into each neuron.</summary>
    /// <param name="amplitude">Current during a pulse [pA].</param>
    /// <param name="period">Time from the start of a pulse to that of the next [ms], above 0.</param>
    /// <param name="width">Length of a pulse [ms], above 0, below the period and at least a time step.</param>
    public PulseCurrent(double amplitude, double period, double width)
        : this([amplitude], period, width)
    {
    }

    /// <summary>Pulses with one amplitude per neuron that receives them.</summary>
    /// <param name="amplitudes">Currents during a pulse [pA], one per neuron of <see cref="TimedCurrent.Neurons"/>.</param>
    /// <param name="period">Time from the start of a pulse to that of the next [ms], above 0.</param>
    /// <param name="width">Length of a pulse [ms], above 0, below the period and at least a time step.</param>
    public PulseCurrent(ReadOnlySpan<double> amplitudes, double period, double width) =>
        (Amplitudes, Period, Width) = (amplitudes.ToArray(), period, width);

    /// <summary>Current during a pulse [pA]: one value for all, or one per neuron that receives it.</summary>
    public IReadOnlyList<double> Amplitudes { get; }

    /// <summary>Time from the start of a pulse to that of the next [ms].</summary>
    public double Period { get; }

    /// <summary>Length of a pulse [ms].</summary>
    public double Width { get; }

    /// <inheritdoc/>
    internal override string? StepProblem(double timeStep) => Width >= timeStep
        ? null
        : $"pulses of {Width} ms are shorter than the time step of {timeStep} ms; use longer pulses or a smaller step";

    /// <inheritdoc/>
    private protected override string? ValueProblem(int receivers) =>
        ListProblem("amplitude", "pA", Amplitudes, receivers)
        ?? PositiveProblem("period", "ms", Period)
        ?? PositiveProblem("width", "ms", Width)
        ?? (Width < Period ? null : $"the width is {Width} ms; it must be below the period = {Period} ms");
}
