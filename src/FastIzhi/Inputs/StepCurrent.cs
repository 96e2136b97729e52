namespace FastIzhi.Inputs;

/// <summary>A constant current, the same or one value per neuron.</summary>
public sealed class StepCurrent : TimedCurrent
{
    /// <summary>A current of the same amplitude into each neuron.</summary>
    /// <param name="amplitude">Current [pA].</param>
    public StepCurrent(double amplitude) => Amplitudes = [amplitude];

    /// <summary>A current with one amplitude per neuron that receives it.</summary>
    /// <param name="amplitudes">Currents [pA], one per neuron of <see cref="TimedCurrent.Neurons"/> (of the population by default).</param>
    public StepCurrent(ReadOnlySpan<double> amplitudes) => Amplitudes = amplitudes.ToArray();

    /// <summary>Amplitude [pA]: one value for all, or one per neuron that receives it.</summary>
    public IReadOnlyList<double> Amplitudes { get; }

    /// <inheritdoc/>
    private protected override string? ValueProblem(int receivers) => ListProblem("amplitude", "pA", Amplitudes, receivers);
}
