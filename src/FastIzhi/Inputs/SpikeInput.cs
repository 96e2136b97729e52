using FastIzhi.Receptors;

namespace FastIzhi.Inputs;

/// <summary>
/// Spike trains from outside of the network, one for each neuron that receives them. A spike adds a weight to the conductances of
/// some receptors of its neuron, like the spikes of a population; in the standard scheme only.
/// </summary>
public abstract class SpikeInput
{
    private protected SpikeInput(double weight) => Weight = weight;

    /// <summary>What a spike adds to the conductance of each receptor [nS], or to its current [pA]; at least 0.</summary>
    public double Weight { get; }

    /// <summary>The neurons that receive a train, as different indices within the population; null for all.</summary>
    public IReadOnlyList<int>? Neurons { get; init; }

    /// <summary>The receptors that the spikes open, and in what ratios; by default those of an excitatory population.</summary>
    public IReadOnlyList<DrivenReceptor> Receptors { get; init; } = [.. StandardReceptors.Excitatory];

    /// <summary>Checks the input against the population that receives it.</summary>
    /// <param name="size">Number of neurons of the population.</param>
    /// <returns>What does not fit a population of that size, or null when all does.</returns>
    internal string? Problem(int size)
    {
        if (!(Weight >= 0 && double.IsFinite(Weight)))
        {
            return $"the weight is {Weight} nS; it must be a finite number of at least 0";
        }

        if (Receptors.Count == 0)
        {
            return "its spikes open no receptor; give at least one";
        }

        return DrivenReceptor.Problem(Receptors)
            ?? TrainProblem(Neurons?.Count ?? size)
            ?? NeuronChoice.Problem(Neurons, size);
    }

    /// <summary>Checks the input against the time step of a simulation.</summary>
    /// <param name="timeStep">Time step [ms].</param>
    /// <returns>What cannot be done with that step, or null when all can.</returns>
    internal abstract string? StepProblem(double timeStep);

    /// <summary>What is wrong with the trains.</summary>
    /// <param name="receivers">Number of neurons that receive one.</param>
    private protected abstract string? TrainProblem(int receivers);

    /// <summary>What is wrong with the times at which trains begin and end.</summary>
    private protected static string? TimeProblem(double start, double stop) =>
        !double.IsFinite(start) ? $"start is {start} ms; it must be a finite number"
        : stop > start ? null
        : $"stop is {stop} ms; it must be above start = {start} ms";
}
