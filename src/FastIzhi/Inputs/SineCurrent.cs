using FastIzhi.Randomness;

namespace FastIzhi.Inputs;

/// <summary>
/// A sinusoidal current: amplitude sin(2 pi frequency (t - start) + phase). For one that does not swing about 0, add a
/// <see cref="StepCurrent"/>.
/// </summary>
public sealed class SineCurrent : TimedCurrent
{
    private const double MillisecondsPerSecond = 1000;
    private const double FullTurn = 360;

    /// <summary>The same amplitude for each neuron.</summary>
    /// <param name="amplitude">Largest current [pA].</param>
    /// <param name="frequency">Frequency [Hz], above 0 and at most half of the steps of a second.</param>
    public SineCurrent(double amplitude, double frequency)
        : this([amplitude], frequency)
    {
    }

    /// <summary>One amplitude per neuron that receives it.</summary>
    /// <param name="amplitudes">Largest currents [pA], one per neuron of <see cref="TimedCurrent.Neurons"/>.</param>
    /// <param name="frequency">Frequency [Hz], above 0 and at most half of the steps of a second.</param>
    public SineCurrent(ReadOnlySpan<double> amplitudes, double frequency) => (Amplitudes, Frequency) = (amplitudes.ToArray(), frequency);

    /// <summary>Largest current [pA]: one value for all, or one per neuron that receives it.</summary>
    public IReadOnlyList<double> Amplitudes { get; }

    /// <summary>Frequency [Hz].</summary>
    public double Frequency { get; }

    /// <summary>Phase at the start [degrees].</summary>
    public double Phase { get; init; }

    /// <summary>sin(2 pi frequency (t - start) + phase), good to 1e-8 for a million periods; the same bits on every machine.</summary>
    /// <param name="time">Time t [ms].</param>
    public double Wave(double time)
    {
        var turns = (Frequency * (time - Start) / MillisecondsPerSecond) + (Phase / FullTurn);
        return PortableMath.CosSin(turns - Math.Floor(turns)).Sin;
    }

    /// <inheritdoc/>
    internal override string? StepProblem(double timeStep)
    {
        var most = MillisecondsPerSecond / (2 * timeStep);
        return Frequency <= most
            ? null
            : $"steps of {timeStep} ms cannot follow a frequency of {Frequency} Hz; use at most {most} Hz or a smaller step";
    }

    /// <inheritdoc/>
    private protected override string? ValueProblem(int receivers) =>
        ListProblem("amplitude", "pA", Amplitudes, receivers)
        ?? PositiveProblem("frequency", "Hz", Frequency)
        ?? (double.IsFinite(Phase) ? null : $"the phase is {Phase} degrees; it must be a finite number");
}
