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

    /// <exception cref="ArgumentException">A line does not have a time and a neuron.</exception>
    internal GivenTrains(CsvFile file, double weight)
        : base(weight)
    {
        if (file.Rows > 0 && file.Columns != 2)
        {
            throw new ArgumentException($"{file.Path} has {file.Columns} values on a line; give a time and a neuron");
        }

        var spikes = new GivenSpike[file.Rows];
        for (var k = 0; k < spikes.Length; k++)
        {
            var (time, neuron) = (file.Row(k)[0], file.Row(k)[1]);
            spikes[k] = neuron == (int)neuron
                ? new GivenSpike(time, (int)neuron)
                : throw new ArgumentException($"spike {k} of {file.Path} is of neuron {neuron}; it must be a whole number");
        }

        Spikes = spikes;
    }

    /// <summary>The spikes. With <see cref="SpikeInput.Neurons"/>, neuron k of a spike is the k-th of those.</summary>
    public IReadOnlyList<GivenSpike> Spikes { get; }

    /// <summary>When the trains begin [ms]: the first instant of which spikes are taken.</summary>
    public double Start { get; init; }

    /// <summary>When they end [ms]: the first instant of which spikes are not taken any more; infinity for never.</summary>
    public double Stop { get; init; } = double.PositiveInfinity;

    /// <summary>From a spike to its arrival [ms], a multiple of the time step; null for one time step.</summary>
    public double? Delay { get; init; }

    /// <summary>Reads trains from a CSV file: on each line the time [ms] of a spike and its neuron, an index.</summary>
    /// <param name="path">The file; empty lines, those that begin with # and a first line of names are left out.</param>
    /// <param name="weight">What a spike adds to the conductance of each receptor [nS], at least 0.</param>
    /// <param name="delay">From a spike to its arrival [ms]; null for one time step.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It has something else than numbers; the line is named.</exception>
    /// <exception cref="ArgumentException">A line does not have a time and a neuron.</exception>
    public static GivenTrains FromCsv(string path, double weight, double? delay = null) =>
        new(CsvFile.Read(path), weight) { Delay = delay };

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

        return Delay is { } delay && !double.IsFinite(delay) ? $"the delay is {delay} ms; it must be a finite number" : TimeProblem(Start, Stop);
    }
}
