using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Inputs;

/// <summary>Currents that do not fit a population of three neurons.</summary>
public class CurrentInputTests
{
    [Fact]
    public void Amplitudes_fit_the_neurons_and_are_finite()
    {
        Refuse(new StepCurrent([1, 2]), "2 amplitudes for 3 neurons");
        Refuse(new StepCurrent([1, 2, 3]) { Neurons = [0, 1] }, "3 amplitudes for 2 neurons");
        Refuse(new StepCurrent([1, double.NaN, 3]), "amplitude 1 is NaN pA", "finite");
        Refuse(new StepCurrent(double.NegativeInfinity), "amplitude 0 is", "pA", "finite");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void The_neurons_are_in_the_population(int neuron) =>
        Refuse(new StepCurrent(1) { Neurons = [0, neuron] }, $"neuron {neuron} is not in the population", "0 to 2");

    [Fact]
    public void It_is_switched_off_after_it_is_switched_on()
    {
        Refuse(new StepCurrent(1) { Start = 5, Stop = 5 }, "stop is 5 ms", "above start = 5 ms");
        Refuse(new StepCurrent(1) { Start = double.NaN }, "start is NaN ms");
        Refuse(new StepCurrent(1) { Stop = double.NaN }, "stop is NaN ms", "above start = 0 ms");
    }

    [Fact]
    public void The_other_currents_have_values_that_make_sense()
    {
        Refuse(new StepCurrent(1) { Neurons = [2, 2] }, "neuron 2 is given more than once");
        Refuse(new RampCurrent(0, 1), "give a stop");
        Refuse(new RampCurrent([0], [1, 2]) { Stop = 5 }, "2 to values for 3 neurons");
        Refuse(new SineCurrent(1, frequency: 0), "the frequency is 0 Hz", "above 0");
        Refuse(new SineCurrent(1, 5) { Phase = double.NaN }, "the phase is NaN degrees");
        Refuse(new PulseCurrent(1, period: 3, width: 3), "the width is 3 ms", "below the period = 3 ms");
        Refuse(new PulseCurrent(1, period: double.PositiveInfinity, width: 3), "the period is", "finite");
        Refuse(new WhiteNoise(-1), "sigma 0 is -1 pA sqrt(ms)", "at least 0");
        Refuse(new OrnsteinUhlenbeckNoise([1, double.NaN, 1], 5), "sigma 1 is NaN pA", "at least 0");
        Refuse(new OrnsteinUhlenbeckNoise(1, tau: 0), "the tau is 0 ms", "above 0");
    }

    [Fact]
    public void A_step_that_cannot_follow_is_refused()
    {
        RefuseStep(new SineCurrent(1, 5001), "5001 Hz", "at most 5000 Hz");
        RefuseStep(new PulseCurrent(1, period: 3, width: 0.09), "pulses of 0.09 ms", "0.1 ms");

        static void RefuseStep(CurrentInput current, params string[] pieces)
        {
            var builder = new NetworkBuilder();
            builder.Inject(builder.AddPopulation("E", 3, CellTypes.RS), current);
            Refusal.Names(() => new Simulation(builder.Build()).Dispose(), ["current into E", .. pieces]);
        }
    }

    /// <summary>The oracle takes it from here; this is the law.</summary>
    [Fact]
    public void A_sine_is_the_sine_of_its_phase()
    {
        var sine = new SineCurrent(1, frequency: 7) { Start = 3, Phase = 30 };
        for (var time = 0.0; time < 2000; time += 0.37)
        {
            Assert.Equal(Math.Sin((2 * Math.PI * 7 * (time - 3) / 1000) + (Math.PI / 6)), sine.Wave(time), 1e-12);
        }
    }

    [Fact]
    public void Rows_have_a_finite_value_for_each_neuron()
    {
        Refuse(new RowCurrents(new double[5, 2]), "2 columns", "3 neurons");
        Refuse(new RowCurrents(new double[,] { { 1, 2, 3 }, { 4, double.NaN, 6 } }), "row 1, neuron 1 is NaN pA", "finite");
    }

    private static void Refuse(CurrentInput current, params string[] pieces)
    {
        var builder = new NetworkBuilder();
        var population = builder.AddPopulation("E", 3, CellTypes.RS);
        Refusal.Names(() => builder.Inject(population, current), ["current into E", .. pieces]);
    }
}
