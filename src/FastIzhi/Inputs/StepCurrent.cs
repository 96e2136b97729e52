namespace FastIzhi.Inputs;

/// <summary>
/// A constant current, the same or one value per neuron, on from <see cref="Start"/> until just before <see cref="Stop"/>.
/// </summary>
public sealed class StepCurrent : CurrentInput
{
    /// <summary>A current of the same amplitude into each neuron.</summary>
    /// <param name="amplitude">Current [pA].</param>
    public StepCurrent(double amplitude) => Amplitudes = [amplitude];

    /// <summary>A current with one amplitude per neuron that receives it.</summary>
    /// <param name="amplitudes">Currents [pA], one per neuron of <see cref="Neurons"/> (of the population by default).</param>
    public StepCurrent(ReadOnlySpan<double> amplitudes) => Amplitudes = amplitudes.ToArray();

    /// <summary>Amplitude [pA]: one value for all, or one per neuron that receives it.</summary>
    public IReadOnlyList<double> Amplitudes { get; }

    /// <summary>The neurons that receive it, as indices within the population; null for all.</summary>
    public IReadOnlyList<int>? Neurons { get; init; }

    /// <summary>When it is switched on [ms]: the first instant with the current.</summary>
    public double Start { get; init; }

    /// <summary>When it is switched off [ms]: the first instant without the current; infinity for never.</summary>
    public double Stop { get; init; } = double.PositiveInfinity;

    /// <inheritdoc/>
    internal override string? Problem(int size)
    {
        var receivers = Neurons?.Count ?? size;
        if (Amplitudes.Count != 1 && Amplitudes.Count != receivers)
        {
            return $"{Amplitudes.Count} amplitudes for {receivers} neurons; give one for all or one per neuron";
        }

        for (var i = 0; i < Amplitudes.Count; i++)
        {
            if (!double.IsFinite(Amplitudes[i]))
            {
                return $"amplitude {i} is {Amplitudes[i]} pA; it must be a finite number";
            }
        }

        if (Neurons is not null)
        {
            foreach (var neuron in Neurons)
            {
                if (neuron < 0 || neuron >= size)
                {
                    return $"neuron {neuron} is not in the population; its neurons are 0 to {size - 1}";
                }
            }
        }

        if (double.IsNaN(Start) || double.IsNegativeInfinity(Start))
        {
            return $"start is {Start} ms; it must be a number";
        }

        return Stop > Start ? null : $"stop is {Stop} ms; it must be above start = {Start} ms";
    }
}
