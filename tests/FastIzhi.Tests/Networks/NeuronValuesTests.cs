using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Randomness;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>Populations whose neurons have values of their own.</summary>
public class NeuronValuesTests
{
    private const int Size = 1_000;

    [Fact]
    public void What_is_not_given_is_that_of_the_cell_type()
    {
        var population = new NetworkBuilder().AddPopulation("E", 3, CellTypes2007.TCBurst, new NeuronValues { ResetIncrement = 7 });

        Assert.Equal(CellTypes2007.TCBurst.Parameters with { ResetIncrement = 7 }, Assert.Single(population.Parameters));
        Assert.Equal((-80.0, -225.0), (population.StartVoltageOf(2), population.StartRecoveryOf(2)));
    }

    [Fact]
    public void Constants_arrays_and_distributions_go_together()
    {
        var builder = new NetworkBuilder(seed: 3);
        var population = builder.AddPopulation("E", 3, CellTypes.RS, new NeuronValues
        {
            Capacitance = 90,
            ThresholdVoltage = new double[] { -50, -49, -48 },
            Gain = Distribution.Uniform(2, 4),
            StartVoltage = Distribution.Normal(-60, 2),
            StartRecovery = new double[] { 1, 2, 3 },
        });

        Assert.Equal([90, 90, 90], population.Parameters.Select(p => p.Capacitance));
        Assert.Equal([-50, -49, -48], population.Parameters.Select(p => p.ThresholdVoltage));
        Assert.Equal(3, population.Parameters.Select(p => p.Gain).Distinct().Count());
        Assert.All(population.Parameters, p => Assert.InRange(p.Gain, 2, 4));
        Assert.All(population.Parameters, p => Assert.Equal((-50, 400), (p.PeakVoltage - 100, p.ResetIncrement)));
        Assert.Equal(3, population.StartVoltages.Distinct().Count());
        Assert.Equal([1, 2, 3], population.StartRecoveries);
    }

    /// <summary>The size, the other populations and the other parameters do not matter.</summary>
    [Fact]
    public void A_draw_depends_on_the_seed_the_population_the_parameter_and_the_neuron_only()
    {
        var alone = Capacitances(new NetworkBuilder(1), "E", Size);
        var builder = new NetworkBuilder(1);
        builder.AddPopulation("I", 50, CellTypes.FS, new NeuronValues { Capacitance = Distribution.Uniform(10, 30) });
        var other = new NeuronValues { Capacitance = Distribution.Uniform(50, 150), Gain = Distribution.Uniform(50, 150) };
        var population = builder.AddPopulation("E", Size / 2, CellTypes.RS, other);

        Assert.Equal(alone.Take(Size / 2), population.Parameters.Select(p => p.Capacitance));
        Assert.Empty(alone.Intersect(population.Parameters.Select(p => p.Gain)));
        Assert.Empty(alone.Intersect(Capacitances(new NetworkBuilder(2), "E", Size)));
        Assert.Empty(alone.Intersect(Capacitances(new NetworkBuilder(1), "F", Size)));
    }

    [Fact]
    public void The_draws_of_neurons_parameters_and_populations_are_not_correlated()
    {
        var values = new NeuronValues { Capacitance = Distribution.Normal(100, 1), StartRecovery = Distribution.Normal(0, 1) };
        var builder = new NetworkBuilder(4);
        var e = builder.AddPopulation("E", 20_000, CellTypes.RS, values);
        var f = builder.AddPopulation("F", 20_000, CellTypes.RS, values);
        var x = e.Parameters.Select(p => p.Capacitance - 100).ToList();

        AssertUncorrelated(x, e.StartRecoveries);
        AssertUncorrelated(x, [.. f.Parameters.Select(p => p.Capacitance - 100)]);
        AssertUncorrelated(x, [.. x.Skip(1), x[0]]);
    }

    [Fact]
    public void V_r_and_v_t_of_the_form_of_2003_follow_its_b()
    {
        var population = new NetworkBuilder().AddPopulation(
            "E", 2, CellTypes2003.RS, new NeuronValues { RecoverySensitivity = PerNeuron.Listed([0.2, 0.26]), ResetIncrement = 6 });

        Assert.Equal(
            [new FourParameters(0.02, 0.2, -65, 6).ToNine(), new FourParameters(0.02, 0.26, -65, 6).ToNine()], population.Parameters);
        Assert.Equal(-62.5, population.StartVoltageOf(1), 1e-9);
    }

    [Fact]
    public void Terms_beyond_nine_parameters_can_be_given_to_any_type()
    {
        var population = new NetworkBuilder().AddPopulation(
            "E", 2, CellTypes.RS, new NeuronValues { MaximalRecovery = 600, PeakSlope = new[] { 0, -0.1 } });

        Assert.Equal(
            [new ExtendedTerms(MaximalRecovery: 600), new ExtendedTerms(PeakSlope: -0.1, MaximalRecovery: 600)],
            population.Parameters.Select(p => p.Extended));
    }

    public static TheoryData<NeuronValues, string[]> Wrong => new()
    {
        { new NeuronValues { Capacitance = 0 }, ["C is 0 pF", "above 0"] },
        { new NeuronValues { Gain = double.NaN }, ["k is NaN nS/mV", "finite"] },
        { new NeuronValues { RecoveryRate = new[] { 0.1, -0.1, 0.1 } }, ["a of neuron 1 is -0.1 1/ms", "at least 0"] },
        { new NeuronValues { ThresholdVoltage = new double[] { 1, 2 } }, ["2 values of v_t for 3 neurons", "one for all or one per neuron"] },
        { new NeuronValues { StartVoltage = Array.Empty<double>() }, ["0 values of start v for 3 neurons"] },
        { new NeuronValues { Capacitance = Distribution.Normal(100, 20) }, ["the distribution of C reaches down to -66 pF", "truncate", "above 0"] },
        { new NeuronValues { Capacitance = Distribution.Normal(100, -1) }, ["the distribution of C has a standard deviation of -1 pF"] },
        { new NeuronValues { StartVoltage = Distribution.Uniform(0, double.PositiveInfinity) }, ["start v reaches up to", "finite"] },
        { new NeuronValues { PeakVoltage = -60 }, ["v_peak is -60 mV", "above the reset potential c = -60 mV"] },
        { new NeuronValues { PeakVoltage = new double[] { 50, 50, -70 } }, ["neuron 2: v_peak is -70 mV"] },
        { new NeuronValues { ResetVoltage = Distribution.Uniform(60, 70) }, ["neuron 0: v_peak is 50 mV", "reset potential c = 6"] },
        { new NeuronValues { RefractoryTime = -0.5 }, ["refractory is -0.5 ms", "at least 0"] },
        { new NeuronValues { MaximalRecovery = double.NaN }, ["u_max is NaN pA"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_value_out_of_range_is_refused(NeuronValues values, string[] pieces) =>
        Refusal.Names(() => new NetworkBuilder().AddPopulation("E", 3, CellTypes.RS, values), ["population E", .. pieces]);

    [Fact]
    public void Of_the_form_of_2003_only_four_parameters_are_taken()
    {
        var builder = new NetworkBuilder();

        Refusal.Names(
            () => builder.AddPopulation("E", 3, CellTypes2003.RS, new NeuronValues { Capacitance = 2 }),
            "population E", "C is given", "RS-2003 has the four parameters a, b, c and d");
        Refusal.Names(
            () => builder.AddPopulation("E", 3, CellTypes2003.RS, new NeuronValues { RecoverySensitivity = Distribution.Uniform(0.3, 0.4) }),
            "population E", "neuron 0: b is 0.3", "at most 0.26714");
    }

    [Fact]
    public void An_array_is_copied()
    {
        double[] values = [1, 2];
        PerNeuron listed = values;
        values[0] = 5;
        var population = new NetworkBuilder().AddPopulation("E", 2, CellTypes.RS, new NeuronValues { StartRecovery = listed });

        Assert.Equal([1, 2], population.StartRecoveries);
    }

    private static double[] Capacitances(NetworkBuilder builder, string name, int size) =>
        [.. builder.AddPopulation(name, size, CellTypes.RS, new NeuronValues { Capacitance = Distribution.Uniform(50, 150) })
            .Parameters.Select(p => p.Capacitance)];

    private static void AssertUncorrelated(List<double> x, IReadOnlyList<double> y)
    {
        Assert.Equal(x.Count, y.Count);
        Assert.Equal(0, x.Zip(y, (a, b) => a * b).Average(), 5 / Math.Sqrt(x.Count));
    }
}
