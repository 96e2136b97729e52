namespace FastIzhi.Inputs;

/// <summary>
/// Given spike trains, such as recorded ones: each spike is for one neuron. A spike counts as fired on the first row at or after its
/// time, and arrives after the delay, as that of a population.
/// </summary>
public sealed class GivenTrains : SpikeInput
{
    /// <summary>Trains of given spikes.</summary>
    /// <param name="spikes">The spikes, in any order; several of a neuron at one time add up.</param>
    /// <param name="weight">What a spike adds to the conductance of each receptor [nS], at least 0.</param>
    public GivenTrains(IReadOnlyList<GivenSpike> spikes, double weight)
        : base(weight) => Spikes = [.. spikes];

    /// <summary>The spikes. With <see cref="SpikeInput.Neurons"/>, neuron k of a spike is the k-th of those.</summary>
    public IReadOnlyList<GivenSpike> Spikes { get; }

    /// <summary>From a spike to its arrival [ms], a multiple of the time step; null for one time step.</summary>
    public double? Delay { get; init; }

    /// <summary>The delay in steps.</summary>
    /// <param name="timeStep">Time step [ms].</param>
    public long DelaySteps(double timeStep) => Delay is { } delay ? (long)Math.Round(delay / timeStep) : 1;

    /// <inheritdoc/>
    internal override string? StepProblem(double timeStep) =>
        Delay is not { } delay || (DelaySteps(timeStep) >= 1 && Math.Abs((delay / timeStep) - DelaySteps(timeStep)) < 1e-6)
            ? null
            : $"the delay is {delay} ms; it must be a multiple of the time step of {timeStep} ms, at least one step";

    /// <inheritdoc/>
    private protected override string? TrainProblem(int receivers)
    {
        for (var k = 0; k < Spikes.Count; k++)
        {
            var (time, neuron) = Spikes[k];
            if (!(time >= 0 && double.IsFinite(time)))
            {
                return $"spike {k} is at {time} ms; it must be a finite time of at least 0";
            }

            if (neuron < 0 || neuron >= receivers)
            {
                return $"spike {k} is of neuron {neuron}; there is a train for each of the neurons 0 to {receivers - 1}";
            }
        }

        return Delay is { } delay && !double.IsFinite(delay) ? $"the delay is {delay} ms; it must be a finite number" : null;
    }
}
