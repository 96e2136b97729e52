using FastIzhi.Inputs;
using FastIzhi.Networks;

namespace FastIzhi.Reference;

/// <summary>The currents injected into the neurons of a network, straight from their description.</summary>
internal sealed class InputCurrents(Network network, double timeStep)
{
    /// <summary>The sum of the currents into a neuron on a row [pA], in the order in which they were injected.</summary>
    public double Of(Population population, int neuron, long row) => network.Injections
        .Where(injection => injection.Population == population)
        .Aggregate(0.0, (sum, injection) => sum + Of(injection.Current, neuron, row));

    private double Of(CurrentInput input, int neuron, long row) => input switch
    {
        RowCurrents rows => rows.Row((int)row)[neuron],
        StepCurrent step when row >= RowAt(step.Start) && row < RowAt(step.Stop) => Amplitude(step, neuron),
        _ => 0,
    };

    private static double Amplitude(StepCurrent step, int neuron)
    {
        var receiver = step.Neurons is null ? neuron : step.Neurons.ToList().IndexOf(neuron);
        return receiver < 0 ? 0 : step.Amplitudes[step.Amplitudes.Count == 1 ? 0 : receiver];
    }

    /// <summary>The first row at or after a time; a time within rounding of a row is that row.</summary>
    private double RowAt(double time)
    {
        var nearest = Math.Round(time / timeStep);
        return Math.Abs(time / timeStep - nearest) < 1e-6 ? nearest : Math.Ceiling(time / timeStep);
    }
}
