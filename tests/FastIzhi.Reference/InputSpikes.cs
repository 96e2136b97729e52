using FastIzhi.Inputs;
using FastIzhi.Networks;

namespace FastIzhi.Reference;

/// <summary>The spikes from outside, straight from their description.</summary>
internal sealed class InputSpikes(Network network, double timeStep)
{
    /// <summary>The trains of a neuron that have spikes arriving at a row, and how many.</summary>
    public IEnumerable<(SpikeInput Trains, int Count)> Of(Population population, int neuron, long row)
    {
        var inputs = network.SpikeInjections.Where(injection => injection.Population == population).Select(j => j.Trains).ToList();
        for (var k = 0; k < inputs.Count; k++)
        {
            var receiver = inputs[k].Neurons?.ToList().IndexOf(neuron) ?? neuron;
            var count = receiver < 0 ? 0 : inputs[k] switch
            {
                PoissonTrains poisson => CountOf(
                    RateOf(poisson, receiver, row - 1),
                    new ScalarNoise(network.Seed, population.Name, k, isOfSpikes: true).UniformAt(row - 1, neuron)),
                GivenTrains given => given.Spikes.Count(
                    spike => spike.Neuron == receiver && RowAt(spike.Time) + given.DelaySteps(timeStep) == row
                        && RowAt(spike.Time) >= RowAt(given.Start) && RowAt(spike.Time) < RowAt(given.Stop)),
                _ => throw new NotSupportedException(),
            };
            if (count > 0)
            {
                yield return (inputs[k], count);
            }
        }
    }

    private double RateOf(PoissonTrains trains, int receiver, long row)
    {
        if (row < RowAt(trains.Start) || row >= RowAt(trains.Stop))
        {
            return 0;
        }

        return trains.Steps is { } steps
            ? Enumerable.Range(0, steps.Times.Length).Where(k => RowAt(steps.Times[k]) <= row)
                .Select(k => steps.Sample(k)[steps.Columns == 1 ? 0 : receiver]).LastOrDefault()
            : trains.Rates[trains.Rates.Count == 1 ? 0 : receiver];
    }

    /// <summary>The least k with u below the probability of at most k spikes; u is lessened term by term.</summary>
    private int CountOf(double rate, double u)
    {
        var mean = PoissonTrains.Mean(rate, timeStep);
        var mass = PoissonTrains.ProbabilityOfNone(mean);
        var k = 0;
        while (u >= mass)
        {
            u -= mass;
            k++;
            mass *= mean / k;
        }

        return k;
    }

    /// <summary>The first row at or after a time; a time within rounding of a row is that row.</summary>
    private double RowAt(double time)
    {
        var nearest = Math.Round(time / timeStep);
        return Math.Abs(time / timeStep - nearest) < 1e-6 ? nearest : Math.Ceiling(time / timeStep);
    }
}
