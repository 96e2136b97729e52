using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Inputs;

/// <summary>Spikes from outside: what is refused, the law of Poisson trains with fixed seeds, and when given spikes arrive.</summary>
public class SpikeInputTests
{
    private const int Size = 250;
    private const int Steps = 2_000;

    /// <summary>A receptor whose conductance is what arrived last, and that moves nothing at rest.</summary>
    private static readonly ReceptorKind Counter = new("COUNT", NeuronKind.Excitatory, Tau: 1e-3, Reversal: -60);

    [Theory]
    [InlineData(2, Precision.Double)]
    [InlineData(900, Precision.Single)]
    [InlineData(25_000, Precision.Double)]
    [InlineData(400_000, Precision.Double)]
    public void Counts_follow_the_Poisson_distribution_and_are_independent(double rate, Precision precision)
    {
        var counts = Counts(new PoissonTrains(rate, weight: 1) { Receptors = [Counter] }, precision);
        var mean = rate * 1e-4;
        var total = (long)Size * Steps;

        var most = (int)(mean + (8 * Math.Sqrt(mean)) + 4);
        var histogram = new long[most + 1];
        foreach (var count in counts.SelectMany(row => row))
        {
            histogram[(int)count]++;
        }

        var expected = new double[most + 1];
        var mass = Math.Exp(-mean);
        for (var k = 0; k <= most; k++)
        {
            expected[k] = mass * total;
            mass *= mean / (k + 1);
        }

        ChiSquare.AssertFits(histogram, expected);
        var bound = 5 / Math.Sqrt(total);
        Assert.InRange(Covariance(counts, mean, rows: 1, neurons: 0) / mean, -bound, bound);
        Assert.InRange(Covariance(counts, mean, rows: 0, neurons: 1) / mean, -bound, bound);
    }

    [Fact]
    public void The_rate_follows_its_steps_and_ends_with_the_trains()
    {
        RateStep[] rates = [new(20, 1_000), new(60, 0), new(100.05, 4_000)];
        var counts = Counts(new PoissonTrains(rates, weight: 1) { Receptors = [Counter], Stop = 150 }, Precision.Double);

        // Row i has the spikes of the step to row i + 1.
        AssertRate(0, 200, 0);
        AssertRate(200, 600, 0.1);
        AssertRate(600, 1_001, 0);
        AssertRate(1_001, 1_500, 0.4);
        AssertRate(1_500, Steps, 0);

        void AssertRate(int first, int last, double mean)
        {
            var bound = 5 * Math.Sqrt(mean / ((last - first) * Size));
            Assert.InRange(counts[first..last].Average(row => row.Average()) - mean, -bound, bound);
        }
    }

    [Fact]
    public void The_rate_of_each_neuron_follows_steps_of_its_own()
    {
        var rates = new Samples([20, 60], new double[,] { { 1_000, 0 }, { 0, 4_000 } });
        var counts = Counts(new PoissonTrains(rates, weight: 1) { Receptors = [Counter], Neurons = [7, 3] }, Precision.Double);

        // Row i has the spikes of the step to row i + 1.
        AssertRate(7, 200, 600, 0.1);
        AssertRate(7, 600, Steps, 0);
        AssertRate(3, 0, 600, 0);
        AssertRate(3, 600, Steps, 0.4);
        Assert.All(counts, row => Assert.Equal(row.Sum(), row[3] + row[7]));

        void AssertRate(int neuron, int first, int last, double mean)
        {
            var bound = 5 * Math.Sqrt(mean / (last - first));
            Assert.InRange(counts[first..last].Average(row => row[neuron]) - mean, -bound, bound);
        }
    }

    [Fact]
    public void Neurons_have_rates_of_their_own_and_the_others_have_none()
    {
        var counts = Counts(new PoissonTrains([1_000, 5_000], weight: 1) { Receptors = [Counter], Neurons = [7, 3] }, Precision.Double);

        Assert.InRange(counts.Average(row => row[7]), 0.1 - 0.04, 0.1 + 0.04);
        Assert.InRange(counts.Average(row => row[3]), 0.5 - 0.08, 0.5 + 0.08);
        Assert.All(counts, row => Assert.Equal(row.Sum(), row[3] + row[7]));
    }

    /// <summary>What a run records, given to its targets one to one, brings them the same bits as the projection did.</summary>
    [Fact]
    public void Recorded_spikes_act_as_those_of_the_population_did()
    {
        var options = new SimulationOptions();
        var builder = new NetworkBuilder();
        var e = builder.AddPopulation("E", 30, CellTypes.RS);
        var i = builder.AddPopulation("I", 30, CellTypes.FS);
        builder.Connect(e, i, new SynapseListRule([.. Enumerable.Range(0, 30).Select(k => new Synapse(k, k, 3))]), Delay.Constant(0.7));
        builder.Inject(e, new StepCurrent([.. Enumerable.Range(0, 30).Select(k => 300.0 + (20 * k))]));
        using var simulation = new Simulation(builder.Build(), options);
        var (source, target) = (new SpikeRecorder(), new SpikeRecorder());
        simulation.Record(e, source);
        simulation.Record(i, target);
        simulation.Run(300);

        var replay = new NetworkBuilder();
        var j = replay.AddPopulation("I", 30, CellTypes.FS);
        var spikes = source.Rows.Select((row, k) => new GivenSpike(row * options.TimeStep, source.Neurons[k]));
        replay.Inject(j, new GivenTrains([.. spikes], weight: 3) { Delay = 0.7 });
        using var replayed = new Simulation(replay.Build(), options);
        var recorder = new SpikeRecorder();
        replayed.Record(j, recorder);
        replayed.Run(300);

        Assert.NotEmpty(recorder.Rows);
        Assert.Equal(target.Rows, recorder.Rows);
        Assert.Equal(target.Neurons, recorder.Neurons);
        Assert.Equal(simulation.V<double>(i), replayed.V<double>(j));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Refuse(new PoissonTrains(-1, 1), "a rate is -1 Hz", "at least 0");
        Refuse(new PoissonTrains([1, 2], 1), "2 rates for 3 neurons");
        Refuse(new PoissonTrains(1, double.NaN), "the weight is NaN nS", "at least 0");
        Refuse(new PoissonTrains(1, 1) { Start = 5, Stop = 5 }, "stop is 5 ms", "above start = 5 ms");
        Refuse(new PoissonTrains((RateStep[])[new(5, 1), new(5, 2)], 1), "time 1 of the rates is 5 ms", "above 5 ms");
        Refuse(new PoissonTrains(1, 1) { Receptors = [] }, "at least one");
        Refuse(new PoissonTrains(1, 1) { Neurons = [3] }, "neuron 3 is not in the population");
        Refuse(new PoissonTrains(1, 1) { Receptors = [StandardReceptors.Ampa with { Reversal = 5 }] }, "differs from the AMPA");
        Refuse(new GivenTrains([new(-1, 0)], 1), "spike 0 is at -1 ms", "at least 0");
        Refuse(new GivenTrains([new(1, 2), new(1, 3)], 1), "spike 1 is of neuron 3", "0 to 2");
        RefuseRun(new PoissonTrains(2e6, 1), Scheme.Standard, "2000000 Hz", "200 spikes", "at most 100");
        RefuseRun(new GivenTrains([], 1) { Delay = 0.25 }, Scheme.Standard, "the delay is 0.25 ms", "multiple of the time step of 0.1 ms");
        RefuseRun(new GivenTrains([], 1) { Delay = 0 }, Scheme.Standard, "the delay is 0 ms", "at least one step");
        RefuseRun(new PoissonTrains(1, 1), Scheme.Reference, "the reference scheme takes spikes from populations only", "standard scheme");
    }

    private static void Refuse(SpikeInput trains, params string[] pieces)
    {
        var builder = new NetworkBuilder();
        var population = builder.AddPopulation("E", 3, CellTypes.RS);
        Refusal.Names(() => builder.Inject(population, trains), ["spikes into E", .. pieces]);
    }

    private static void RefuseRun(SpikeInput trains, Scheme scheme, params string[] pieces)
    {
        var builder = new NetworkBuilder();
        builder.Inject(builder.AddPopulation("E", 3, CellTypes.RS), trains);
        Refusal.Names(() => new Simulation(builder.Build(), new SimulationOptions { Scheme = scheme }).Dispose(), ["spikes into E", .. pieces]);
    }

    /// <summary>The spikes of each step and neuron.</summary>
    private static double[][] Counts(SpikeInput trains, Precision precision)
    {
        var builder = new NetworkBuilder(seed: 4);
        var neurons = builder.AddPopulation("A", Size, CellTypes.RS);
        builder.Inject(neurons, trains);
        using var simulation = new Simulation(builder.Build(), new SimulationOptions { Precision = precision, Threads = 2, BlockLanes = 32 });
        var g = new StateRecorder();
        simulation.Record(neurons, StateVariable.Conductance("COUNT"), g);
        simulation.Run(Steps * 0.1);
        return [.. g.Values.Skip(1).Select(row => row.Select(value => Math.Round(value, 6)).ToArray())];
    }

    private static double Covariance(double[][] counts, double mean, int rows, int neurons) => counts.Skip(rows)
        .Zip(counts, (later, row) => later.Skip(neurons).Zip(row, (x, y) => (x - mean) * (y - mean)).Average()).Average();
}
