namespace FastIzhi.Inputs;

/// <summary>A current injected into the neurons of a population. The currents of several inputs add up.</summary>
public abstract class CurrentInput
{
    private protected CurrentInput()
    {
    }

    /// <summary>Checks the input against the population that it is injected into.</summary>
    /// <param name="size">Number of neurons of the population.</param>
    /// <returns>What does not fit a population of that size, or null when all does.</returns>
    internal abstract string? Problem(int size);

    /// <summary>Checks the input against the time step of a simulation.</summary>
    /// <param name="timeStep">Time step [ms].</param>
    /// <returns>What cannot be done with that step, or null when all can.</returns>
    internal virtual string? StepProblem(double timeStep) => null;
}
