namespace FastIzhi.Inputs;

/// <summary>
/// A current into all or some neurons of a population, on from <see cref="Start"/> until just before <see cref="Stop"/>. A row
/// whose time is within a millionth of a step of either counts as that time.
/// </summary>
public abstract class TimedCurrent : CurrentInput
{
    private protected TimedCurrent()
    {
    }

    /// <summary>The neurons that receive it, as different indices within the population; null for all.</summary>
    public IReadOnlyList<int>? Neurons { get; init; }

    /// <summary>When it is switched on [ms]: the first instant with the current.</summary>
    public double Start { get; init; }

    /// <summary>When it is switched off [ms]: the first instant without the current; infinity for never.</summary>
    public double Stop { get; init; } = double.PositiveInfinity;

    /// <inheritdoc/>
    internal sealed override string? Problem(int size) =>
        ValueProblem(Neurons?.Count ?? size) ?? NeuronChoice.Problem(Neurons, size) ?? TimeProblem();

    /// <summary>The values of all neurons of the population, 0 for those that do not receive the current.</summary>
    /// <param name="values">One value for all that receive it, or one per each of them.</param>
    /// <param name="size">Number of neurons of the population.</param>
    internal double[] PerNeuron(IReadOnlyList<double> values, int size)
    {
        var all = new double[size];
        var receivers = Neurons?.Count ?? size;
        for (var i = 0; i < receivers; i++)
        {
            all[Neurons?[i] ?? i] = values[values.Count == 1 ? 0 : i];
        }

        return all;
    }

    /// <summary>What is wrong with the values of the current.</summary>
    /// <param name="receivers">Number of neurons that receive it.</param>
    private protected abstract string? ValueProblem(int receivers);

    /// <summary>What is wrong with values of which there is one for all receivers or one per receiver.</summary>
    private protected static string? ListProblem(
        string what, string unit, IReadOnlyList<double> values, int receivers, double least = double.NegativeInfinity)
    {
        if (values.Count != 1 && values.Count != receivers)
        {
            return $"{values.Count} {what}s for {receivers} neurons; give one for all or one per neuron";
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]) || values[i] < least)
            {
                return $"{what} {i} is {values[i]} {unit}; it must be a finite number" +
                    (double.IsFinite(least) ? $" of at least {least}" : "");
            }
        }

        return null;
    }

    /// <summary>What is wrong with a number that must be finite and above 0.</summary>
    private protected static string? PositiveProblem(string what, string unit, double value) =>
        double.IsFinite(value) && value > 0 ? null : $"the {what} is {value} {unit}; it must be a finite number above 0";

    private string? TimeProblem()
    {
        if (!double.IsFinite(Start))
        {
            return $"start is {Start} ms; it must be a finite number";
        }

        return Stop > Start ? null : $"stop is {Stop} ms; it must be above start = {Start} ms";
    }
}
