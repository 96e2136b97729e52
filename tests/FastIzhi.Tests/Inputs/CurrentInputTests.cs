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
