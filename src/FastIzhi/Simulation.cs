using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Engine;
using FastIzhi.Networks;
using FastIzhi.Recording;

namespace FastIzhi;

/// <summary>
/// A run of a network. Row 0 is the start state; each step computes one more row, at time row x dt. The same network, options
/// and seed give the same bits, whatever the number of threads and the vector width of the processor.
/// </summary>
/// <remarks>
/// The state and the synapses lie outside the managed heap: dispose of a large simulation that is no longer needed, or wait for
/// the garbage collector to find it. One thread at a time may use a simulation.
/// </remarks>
public sealed partial class Simulation : IDisposable
{
    private readonly IEngine _engine;

    /// <summary>Prepares a run: makes the synapses, allocates the state and sets it to the start.</summary>
    /// <param name="network">The network. It is not changed and may serve other simulations at the same time.</param>
    /// <param name="options">How to simulate it; null for the defaults.</param>
    /// <param name="progress">Told now and then how many synapses are made, and when all are.</param>
    /// <param name="cancellation">Gives the construction up.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, the time step is too large for a receptor, or a delay or refractory time cannot be met with it.
    /// </exception>
    /// <exception cref="InsufficientMemoryException">The network does not fit into the memory that is free.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Simulation(
        Network network,
        SimulationOptions? options = null,
        IProgress<ConstructionProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        Options = options ?? new SimulationOptions();
        Check(network, Options);
        MemoryEstimate.Of(network, Options).ThrowIfItDoesNotFit();
        _engine = Options.Precision == Precision.Single
            ? new Engine<float>(network, Options, progress, cancellation)
            : new Engine<double>(network, Options, progress, cancellation);
    }

    /// <summary>
    /// Raised on the thread that simulates whenever the state is that of a whole step again and all recorders have its rows: after
    /// each step, or after several where delays allow it.
    /// </summary>
    public event Action? EpochEnded;

    /// <summary>The network that is simulated.</summary>
    public Network Network { get; }

    /// <summary>How it is simulated.</summary>
    public SimulationOptions Options { get; }

    /// <summary>Number of steps taken: the row of the present state.</summary>
    public long Row => _engine.Row;

    /// <summary>Model time of the present state [ms].</summary>
    public double Time => Row * Options.TimeStep;

    /// <summary>Number of spikes of all neurons since the start.</summary>
    public long TotalSpikeCount => Network.Populations.Sum(SpikeCount);

    /// <summary>Number of synapses of all projections.</summary>
    public long SynapseCount => _engine.SynapseCount;

    /// <summary>Number of threads that it runs on.</summary>
    public int Threads => _engine.Threads;

    /// <summary>The checksum of all spikes since the start, recorded or not; see <see cref="Recording.SpikeChecksum"/>.</summary>
    public ulong SpikeChecksum => _engine.SpikeChecksum;

    /// <summary>The number of steps in a time.</summary>
    /// <param name="duration">Time [ms], a multiple of the time step.</param>
    /// <param name="timeStep">Time step [ms].</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, not finite, or not a multiple of the time step.</exception>
    public static long StepsIn(double duration, double timeStep)
    {
        // The quotient of two decimal fractions is off a whole number by rounding alone.
        var steps = Math.Round(duration / timeStep);
        var rounding = 1e-6 + 1e-15 * steps;
        return duration >= 0 && steps < long.MaxValue && Math.Abs(duration / timeStep - steps) < rounding
            ? (long)steps
            : throw new ArgumentOutOfRangeException(
                nameof(duration),
                $"the duration {duration} ms must be a multiple of the time step {timeStep} ms, at least 0");
    }

    /// <summary>Simulates some time.</summary>
    /// <param name="duration">Model time [ms], a multiple of the time step.</param>
    /// <param name="progress">Told now and then how far the run is, and at its end.</param>
    /// <param name="cancellation">Stops the run between two steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not a multiple of the time step.</exception>
    /// <exception cref="InvalidOperationException">A <see cref="Inputs.RowCurrents"/> has too few rows.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the state is that after the last whole step.</exception>
    /// <exception cref="SimulationDivergedException">The state of a neuron became NaN or left all bounds.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(
        double duration,
        IProgress<SimulationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var steps = StepsIn(duration, Options.TimeStep);
        _engine.CheckInputs(steps);
        var pace = new ProgressPace(this, steps, progress);
        for (var done = 0L; done < steps;)
        {
            cancellation.ThrowIfCancellationRequested();
            done += _engine.Advance(steps - done);
            EpochEnded?.Invoke();
            pace.Report(done);
        }
    }

    /// <summary>Takes one step.</summary>
    /// <exception cref="InvalidOperationException">A <see cref="Inputs.RowCurrents"/> has too few rows.</exception>
    /// <exception cref="SimulationDivergedException">The state of a neuron became NaN or left all bounds.</exception>
    public void Step()
    {
        _engine.CheckInputs(1);
        _engine.Advance(1);
        EpochEnded?.Invoke();
    }

    /// <summary>Gives the memory back and ends the threads.</summary>
    public void Dispose() => _engine.Dispose();

    /// <summary>Goes back to the start state. What the recorders have received no longer counts.</summary>
    /// <exception cref="InvalidOperationException">A recorder cannot forget, such as one that writes a file.</exception>
    public void Reset() => _engine.Reset();

    /// <summary>v of each neuron [mV]. Valid until it is read again.</summary>
    /// <typeparam name="T">float or double: the precision of the simulation.</typeparam>
    /// <param name="population">A population of the network.</param>
    /// <exception cref="InvalidOperationException">The simulation runs in the other precision.</exception>
    public ReadOnlySpan<T> V<T>(Population population)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => State<T>(population, StateVariable.V);

    /// <summary>u of each neuron [pA]. Valid until it is read again.</summary>
    /// <inheritdoc cref="V{T}(Population)"/>
    public ReadOnlySpan<T> U<T>(Population population)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => State<T>(population, StateVariable.U);

    /// <summary>The conductance of one receptor, summed over the synapses of each neuron [nS]. Valid until it is read again.</summary>
    /// <typeparam name="T">float or double: the precision of the simulation.</typeparam>
    /// <param name="population">A population of the network.</param>
    /// <param name="receptor">Name of the receptor, such as AMPA.</param>
    /// <exception cref="ArgumentException">The network has no receptor of that name.</exception>
    /// <exception cref="InvalidOperationException">The simulation runs in the other precision.</exception>
    public ReadOnlySpan<T> Conductance<T>(Population population, string receptor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => State<T>(population, StateVariable.Conductance(receptor));

    /// <summary>A state variable of each neuron. Valid until it is read again.</summary>
    /// <typeparam name="T">float or double: the precision of the simulation.</typeparam>
    /// <param name="population">A population of the network.</param>
    /// <param name="variable">The variable.</param>
    /// <exception cref="ArgumentException">The network has no receptor of that name.</exception>
    /// <exception cref="InvalidOperationException">The simulation runs in the other precision.</exception>
    public ReadOnlySpan<T> State<T>(Population population, StateVariable variable)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => _engine is Engine<T> engine
        ? engine.State(Network.IndexOf(population), variable)
        : throw new InvalidOperationException(
            $"the simulation runs in {Options.Precision} precision; its state cannot be read as {typeof(T).Name}");

    /// <summary>The neurons that fired on the present row, ascending indices within the population. Valid until it is read again.</summary>
    /// <param name="population">A population of the network.</param>
    public ReadOnlySpan<int> Spikes(Population population) => _engine.Spikes(Network.IndexOf(population));

    /// <summary>Number of spikes of a population since the start.</summary>
    /// <param name="population">A population of the network.</param>
    public long SpikeCount(Population population) => _engine.SpikeCount(Network.IndexOf(population));

    /// <summary>Sends the spikes of a population to a sink, from the next row on.</summary>
    /// <param name="population">A population of the network.</param>
    /// <param name="sink">Receives the spikes.</param>
    /// <param name="neurons">The neurons to record, indices within the population; null for all.</param>
    /// <exception cref="ArgumentException">A neuron is not in the population or stands twice.</exception>
    public void Record(Population population, ISpikeSink sink, IReadOnlyList<int>? neurons = null)
    {
        ArgumentNullException.ThrowIfNull(sink);
        CheckNeurons(population, neurons);
        _engine.Record(Network.IndexOf(population), sink, neurons);
    }

    /// <summary>
    /// Sends a state variable to a sink: the present row, if it is a multiple of <paramref name="every"/>, and then every row
    /// that is.
    /// </summary>
    /// <param name="population">A population of the network.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="sink">Receives the rows.</param>
    /// <param name="neurons">The neurons to record, indices within the population, in any order; null for all.</param>
    /// <param name="every">Rows that are a multiple of this are recorded, at least 1.</param>
    /// <param name="presentRow">
    /// Whether the present row is recorded too. It is left out where the sink goes on with a recording that has it, as after
    /// <see cref="Restore"/>.
    /// </param>
    /// <exception cref="ArgumentException">A neuron, the receptor or <paramref name="every"/> is not allowed.</exception>
    public void Record(
        Population population,
        StateVariable variable,
        IStateSink sink,
        IReadOnlyList<int>? neurons = null,
        int every = 1,
        bool presentRow = true)
    {
        ArgumentNullException.ThrowIfNull(sink);
        CheckNeurons(population, neurons);
        if (every < 1)
        {
            throw new ArgumentException($"every is {every}; it must be at least 1", nameof(every));
        }

        _engine.Record(Network.IndexOf(population), variable, sink, neurons, every, presentRow);
    }

    /// <summary>The engine relies on it; an experiment file is told it beforehand.</summary>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, the time step is too large for a receptor, or a delay or refractory time cannot be met with it.
    /// </exception>
    internal static void Check(Network network, SimulationOptions options)
    {
        if (OptionProblems(options).Concat(StepProblems(network, options)).Concat(Problems(network, options)).FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem);
        }
    }

    /// <summary>What of a network cannot be simulated with some sound options, all of it but delays, refractory times and the receptors of projections.</summary>
    internal static IEnumerable<string> Problems(Network network, SimulationOptions options)
    {
        var dt = options.TimeStep;
        foreach (var (population, current) in network.Injections)
        {
            if (current.StepProblem(dt) is { } problem)
            {
                yield return $"current into {population.Name}: {problem}";
            }
        }

        foreach (var (population, trains) in network.SpikeInjections)
        {
            var problem = options.Scheme == Scheme.Reference
                ? "the reference scheme takes spikes from populations only; use the standard scheme"
                : trains.StepProblem(dt);
            if (problem is not null)
            {
                yield return $"spikes into {population.Name}: {problem}";
            }
        }

        // The forward Euler decay of the reference scheme turns negative beyond dt = tau.
        var fastest = network.Populations.SelectMany(population => population.Receptors)
            .Concat(network.Projections.SelectMany(projection => projection.Receptors).Select(driven => driven.Receptor))
            .MinBy(receptor => receptor.Tau);
        if (options.Scheme == Scheme.Reference && fastest is not null && dt > fastest.Tau)
        {
            yield return
                $"the time step {dt} ms is above tau = {fastest.Tau} ms of {fastest.Name}, which the reference scheme cannot " +
                $"decay; use a time step of at most {fastest.Tau} ms or the standard scheme";
        }
    }

    private static IEnumerable<string> OptionProblems(SimulationOptions options)
    {
        if (!double.IsFinite(options.TimeStep) || options.TimeStep <= 0)
        {
            yield return $"the time step is {options.TimeStep} ms; it must be a finite number above 0";
        }

        if (options.Threads is < 1 or > SimulationOptions.MostThreads)
        {
            yield return $"the number of threads is {options.Threads}; it must be 1 to {SimulationOptions.MostThreads}";
        }

        if (options.IntegrationProblem is { } problem)
        {
            yield return problem;
        }
    }

    /// <summary>An experiment file is told these where they stand in it.</summary>
    private static IEnumerable<string> StepProblems(Network network, SimulationOptions options)
    {
        var isStandard = options.Scheme == Scheme.Standard;
        foreach (var population in network.Populations)
        {
            if (RefractorySteps.Problem(population, options.TimeStep, isKnown: isStandard) is { } problem)
            {
                yield return $"population {population.Name}: {problem}";
            }
        }

        foreach (var projection in network.Projections)
        {
            if (DelaySteps.Problem(projection, options.TimeStep, onlyOneStep: !isStandard) is { } problem)
            {
                yield return problem;
            }

            if (!isStandard && projection.ReferenceProblem() is { } receptorProblem)
            {
                yield return $"projection {projection}: {receptorProblem}";
            }
        }
    }

    private static void CheckNeurons(Population population, IReadOnlyList<int>? neurons)
    {
        ArgumentNullException.ThrowIfNull(population);
        var seen = new HashSet<int>();
        foreach (var neuron in neurons ?? [])
        {
            if (neuron < 0 || neuron >= population.Size)
            {
                throw new ArgumentException(
                    $"neuron {neuron} is not in {population.Name}; its neurons are 0 to {population.Size - 1}", nameof(neurons));
            }

            if (!seen.Add(neuron))
            {
                throw new ArgumentException($"neuron {neuron} of {population.Name} is chosen twice", nameof(neurons));
            }
        }
    }
}
