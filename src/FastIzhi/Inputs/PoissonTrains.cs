using FastIzhi.Randomness;

namespace FastIzhi.Inputs;

/// <summary>
/// Poisson spike trains, independent for each neuron. The number of spikes between two rows is drawn from the Poisson distribution
/// of mean rate dt, and may be more than one; they act on the conductances of the second row.
/// </summary>
public sealed class PoissonTrains : SpikeInput
{
    /// <summary>The largest mean number of spikes of a neuron in one step.</summary>
    private const double LargestMean = 100;

    private const double MillisecondsPerSecond = 1000;

    /// <summary>Trains of the same rate into each neuron.</summary>
    /// <param name="rate">Rate [Hz], at least 0.</param>
    /// <param name="weight">What a spike adds to the conductance of each receptor [nS], at least 0.</param>
    public PoissonTrains(double rate, double weight)
        : this([rate], weight)
    {
    }

    /// <summary>Trains with one rate per neuron that receives one.</summary>
    /// <param name="rates">Rates [Hz], at least 0, one per neuron of <see cref="SpikeInput.Neurons"/>.</param>
    /// <param name="weight">What a spike adds to the conductance of each receptor [nS], at least 0.</param>
    public PoissonTrains(ReadOnlySpan<double> rates, double weight)
        : base(weight) => Rates = rates.ToArray();

    /// <summary>Trains of a rate that all share and that changes with time.</summary>
    /// <param name="steps">The rate from each time on, in ascending order; it is 0 before the first.</param>
    /// <param name="weight">What a spike adds to the conductance of each receptor [nS], at least 0.</param>
    public PoissonTrains(IReadOnlyList<RateStep> steps, double weight)
        : this(new Samples([.. steps.Select(step => step.Time)], [.. steps.Select(step => step.Rate)], columns: 1), weight)
    {
    }

    /// <summary>Trains of rates that change with time.</summary>
    /// <param name="steps">
    /// The rates [Hz] from each time on, one for all or one per neuron of <see cref="SpikeInput.Neurons"/>; they are 0 before the first.
    /// </param>
    /// <param name="weight">What a spike adds to the conductance of each receptor [nS], at least 0.</param>
    public PoissonTrains(Samples steps, double weight)
        : base(weight)
    {
        ArgumentNullException.ThrowIfNull(steps);
        (Rates, Steps) = ([], steps);
    }

    /// <summary>Rate [Hz]: one value for all, or one per neuron that receives a train; empty where it changes with time.</summary>
    public IReadOnlyList<double> Rates { get; }

    /// <summary>The rates [Hz] from each time on, one for all or one per neuron that receives a train; null where they do not change.</summary>
    public Samples? Steps { get; }

    /// <summary>When the trains begin [ms].</summary>
    public double Start { get; init; }

    /// <summary>When they end [ms]; infinity for never.</summary>
    public double Stop { get; init; } = double.PositiveInfinity;

    /// <summary>Reads rates from a CSV file: on each line a time [ms] and the rates [Hz] from then on, one for all or one per neuron.</summary>
    /// <param name="path">The file; empty lines, those that begin with # and a first line of names are left out.</param>
    /// <param name="weight">What a spike adds to the conductance of each receptor [nS], at least 0.</param>
    /// <param name="neurons">The neurons that receive a train, indices within the population; null for all.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It has something else than such numbers; the line is named.</exception>
    public static PoissonTrains FromCsv(string path, double weight, IReadOnlyList<int>? neurons = null) =>
        new(Samples.FromCsv(path), weight) { Neurons = neurons };

    /// <summary>The mean number of spikes in a step.</summary>
    /// <param name="rate">Rate [Hz].</param>
    /// <param name="timeStep">Time step [ms].</param>
    public static double Mean(double rate, double timeStep) => rate * timeStep / MillisecondsPerSecond;

    /// <summary>The probability of no spike in a step, exp(-mean); the same bits on every machine.</summary>
    /// <param name="mean">The mean number of spikes in a step.</param>
    public static double ProbabilityOfNone(double mean) => PortableMath.Exp(-mean);

    /// <inheritdoc/>
    internal override string? StepProblem(double timeStep)
    {
        var rate = Rates.Concat(Steps?.Values ?? []).DefaultIfEmpty(0).Max();
        return Mean(rate, timeStep) <= LargestMean
            ? null
            : $"a rate of {rate} Hz makes {Mean(rate, timeStep)} spikes in a step of {timeStep} ms; at most {LargestMean} are possible";
    }

    /// <inheritdoc/>
    private protected override string? TrainProblem(int receivers)
    {
        if (Steps?.Problem("rates", "Hz", least: 0) is { } problem)
        {
            return problem;
        }

        var (count, isSteady) = (Steps?.Columns ?? Rates.Count, Steps is null);
        if (count != 1 && count != receivers)
        {
            return $"{count} rates{(isSteady ? "" : " at a time")} for {receivers} neurons; give one for all or one per neuron";
        }

        foreach (var rate in Rates)
        {
            if (!(rate >= 0 && double.IsFinite(rate)))
            {
                return $"a rate is {rate} Hz; it must be a finite number of at least 0";
            }
        }

        return TimeProblem(Start, Stop);
    }
}
