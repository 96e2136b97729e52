using FastIzhi.Networks;

namespace FastIzhi;

/// <summary>The state of a neuron became NaN or left all bounds; the simulation cannot go on.</summary>
public sealed class SimulationDivergedException : Exception
{
    internal SimulationDivergedException(Population population, int neuron, long row, double time, double voltage, double timeStep)
        : base(
            $"neuron {neuron} of {population.Name} diverged at step {row} ({time:G6} ms): v = {voltage:G6} mV. " +
            $"Most likely the time step of {timeStep} ms is too large for its conductances or currents: " +
            $"try {timeStep / 2} ms, and check the weights and inputs of {population.Name}.")
    {
        (Population, Neuron, Row, Time, Voltage) = (population, neuron, row, time, voltage);
    }

    /// <summary>The population of the neuron.</summary>
    public Population Population { get; }

    /// <summary>The neuron, an index within its population.</summary>
    public int Neuron { get; }

    /// <summary>The row whose state is bad: the number of steps taken.</summary>
    public long Row { get; }

    /// <summary>The model time of that row [ms].</summary>
    public double Time { get; }

    /// <summary>Its membrane potential [mV].</summary>
    public double Voltage { get; }
}
