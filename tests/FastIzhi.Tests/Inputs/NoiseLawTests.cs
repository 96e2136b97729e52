using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Randomness;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Inputs;

/// <summary>
/// The laws of noise, with fixed seeds. The currents are read off passive neurons: without gain and recovery, v is the integral of
/// the current over C. Bounds are five standard deviations of what is estimated.
/// </summary>
public class NoiseLawTests
{
    private const int Size = 400;
    private const double C = 100;

    private static readonly IzhikevichParameters Passive = CellTypes.RS.Parameters with
    {
        Capacitance = C,
        Gain = 1e-30,
        RecoveryRate = 1e-30,
        RecoverySensitivity = 0,
        RestingVoltage = 0,
        ThresholdVoltage = 1,
        PeakVoltage = 9_000,
    };

    [Theory]
    [InlineData(0.1, Precision.Double)]
    [InlineData(0.1, Precision.Single)]
    [InlineData(0.4, Precision.Double)]
    public void White_noise_has_its_variance_per_ms_and_no_memory(double timeStep, Precision precision)
    {
        const double Sigma = 3;
        var currents = Currents(new WhiteNoise(Sigma), timeStep, steps: 1_000, precision);

        var variance = Sigma * Sigma / timeStep;
        AssertMoments(currents, variance, independent: Size * 1_000);
        Assert.InRange(Product(currents, 1, 0) / variance, -0.008, 0.008);
        Assert.InRange(Product(currents, 7, 0) / variance, -0.008, 0.008);
        Assert.InRange(Product(currents, 0, 1) / variance, -0.008, 0.008);
        AssertNormal(currents.SelectMany(row => row).Select(value => value / Math.Sqrt(variance)));
    }

    [Fact]
    public void The_variance_of_its_integral_does_not_depend_on_the_step()
    {
        foreach (var timeStep in (double[])[0.05, 0.5])
        {
            var currents = Currents(new WhiteNoise(2), timeStep, steps: (int)Math.Round(50 / timeStep), Precision.Double);
            var integrals = Enumerable.Range(0, Size).Select(i => timeStep * currents.Sum(row => row[i])).ToArray();

            Assert.InRange(integrals.Average(x => x * x) / (2 * 2 * 50), 1 - (5 * Math.Sqrt(2.0 / Size)), 1 + (5 * Math.Sqrt(2.0 / Size)));
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(2.5)]
    public void Ornstein_Uhlenbeck_noise_has_its_variance_and_an_exponential_autocorrelation(double timeStep)
    {
        const double Sigma = 20, Tau = 5;
        var steps = 4_000;
        var currents = Currents(new OrnsteinUhlenbeckNoise(Sigma, Tau), timeStep, steps, Precision.Double);

        // So many values would tell as much if they were independent: one in 2 tau; the squares, one in tau.
        var independent = Size * steps * Math.Min(1, timeStep / (2 * Tau));
        AssertMoments(currents, Sigma * Sigma, independent);
        foreach (var lag in (int[])[1, 2, 5, 20])
        {
            var expected = Math.Exp(-lag * timeStep / Tau);
            Assert.InRange((Product(currents, lag, 0) / (Sigma * Sigma)) - expected, -5 / Math.Sqrt(independent / 2), 5 / Math.Sqrt(independent / 2));
        }

        // Stationary from the first row on, and neurons have nothing to do with one another.
        Assert.InRange(currents[0].Average(x => x * x) / (Sigma * Sigma), 1 - (5 * Math.Sqrt(2.0 / Size)), 1 + (5 * Math.Sqrt(2.0 / Size)));
        Assert.InRange(Product(currents, 0, 1) / (Sigma * Sigma), -5 / Math.Sqrt(independent), 5 / Math.Sqrt(independent));
    }

    [Fact]
    public void Two_noises_of_a_population_and_those_of_two_populations_differ()
    {
        var one = Currents(new WhiteNoise(1), 0.1, 200, Precision.Double);
        var second = Currents(new WhiteNoise(1), 0.1, 200, Precision.Double, before: new StepCurrent(0));
        var other = Currents(new WhiteNoise(1), 0.1, 200, Precision.Double, name: "B");
        var reseeded = Currents(new WhiteNoise(1), 0.1, 200, Precision.Double, seed: 2);
        foreach (var currents in (double[][][])[second, other, reseeded])
        {
            var product = one.Zip(currents, (a, b) => a.Zip(b, (x, y) => x * y).Average()).Average() * 0.1;
            Assert.InRange(product, -5 / Math.Sqrt(Size * 200), 5 / Math.Sqrt(Size * 200));
        }
    }

    /// <summary>The renewal has no cancellation where tau is long.</summary>
    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.999e-3)]
    [InlineData(1.001e-3)]
    [InlineData(30)]
    public void The_constants_of_a_step_are_those_of_the_law(double ratio)
    {
        var noise = new OrnsteinUhlenbeckNoise(1, 1 / ratio);
        var expected = Math.Sqrt(ratio < 1e-4 ? 2 * ratio * (1 - ratio) : 1 - Math.Exp(-2 * ratio));

        Assert.Equal(Math.Exp(-ratio), noise.Decay(1), 1e-14);
        Assert.InRange(noise.Renewal(1) / expected, 1 - 1e-12, 1 + 1e-12);
    }

    /// <summary>The current of each row and neuron, as differences of v.</summary>
    private static double[][] Currents(
        CurrentInput input, double timeStep, int steps, Precision precision, CurrentInput? before = null, string name = "A", ulong seed = 1)
    {
        var builder = new NetworkBuilder(seed);
        var neurons = builder.AddPopulation(new Population(name, Size, [Passive], NeuronKind.Excitatory) { StartVoltages = [0] });
        if (before is not null)
        {
            builder.Inject(neurons, before);
        }

        builder.Inject(neurons, input);
        var options = new SimulationOptions { TimeStep = timeStep, Precision = precision, Threads = 2, BlockLanes = 32 };
        using var simulation = new Simulation(builder.Build(), options);
        var v = new StateRecorder();
        simulation.Record(neurons, StateVariable.V, v);
        simulation.RunSteps(steps);
        return [.. v.Values.Zip(v.Values.Skip(1), (first, second) => first.Zip(second, (x, y) => C * (y - x) / timeStep).ToArray())];
    }

    private static void AssertMoments(double[][] currents, double variance, double independent)
    {
        var values = currents.SelectMany(row => row).ToArray();
        Assert.InRange(values.Average() / Math.Sqrt(variance), -5 / Math.Sqrt(independent), 5 / Math.Sqrt(independent));
        Assert.InRange((values.Average(x => x * x) / variance) - 1, -5 * Math.Sqrt(2 / independent), 5 * Math.Sqrt(2 / independent));
    }

    /// <summary>The mean product of the values of two rows and two neurons some way apart.</summary>
    private static double Product(double[][] currents, int rows, int neurons) => currents.Skip(rows)
        .Zip(currents, (later, row) => later.Skip(neurons).Zip(row, (x, y) => x * y).Average()).Average();

    /// <summary>Chi-square over cells of equal probability, and the share beyond four standard deviations.</summary>
    private static void AssertNormal(IEnumerable<double> values)
    {
        const int Cells = 64;
        var bounds = Enumerable.Range(1, Cells - 1).Select(k => NormalQuantile.Of(k / (double)Cells)).ToArray();
        var counts = new long[Cells];
        var (far, count) = (0, 0);
        foreach (var value in values)
        {
            var cell = Array.BinarySearch(bounds, value);
            counts[cell < 0 ? ~cell : cell]++;
            far += Math.Abs(value) > 4 ? 1 : 0;
            count++;
        }

        ChiSquare.AssertUniform(counts);
        var expected = count * 6.334e-5;
        Assert.InRange(far, expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected)));
    }
}
