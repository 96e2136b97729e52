using FastIzhi.Networks;
using FastIzhi.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>The degrees of projections as they are drawn.</summary>
[Properties(Arbitrary = [typeof(SmallNetworks)], MaxTest = 40)]
public class ProjectionDegreesTests
{
    [Property(Replay = "401,7")]
    public void They_are_those_of_the_synapses_that_are_made(SmallNetwork small)
    {
        foreach (var projection in small.Network.Projections)
        {
            var synapses = Enumerable.Range(0, projection.Target.Size).SelectMany(target =>
            {
                var inputs = new InputList();
                projection.AddInputs(target, inputs);
                return inputs.Sources.ToArray().Select(source => (Source: source, Target: target));
            }).ToList();

            foreach (var threads in (int[])[1, 3])
            {
                var degrees = ProjectionDegrees.Of(projection, threads);

                Assert.Equal(synapses.Count, degrees.Synapses);
                Assert.Equal(RangeOf(synapses.Select(synapse => synapse.Target), projection.Target.Size), degrees.InDegree);
                Assert.Equal(RangeOf(synapses.Select(synapse => synapse.Source), projection.Source.Size), degrees.OutDegree);
            }
        }
    }

    [Fact]
    public void It_can_be_stopped_and_says_how_far_it_is()
    {
        var builder = new NetworkBuilder(1);
        var e = builder.AddPopulation("E", 1000, FastIzhi.Neurons.CellTypes.RS);
        var projection = builder.Connect(e, e, new FixedInDegreeRule(10, 1));
        var parts = new List<double>();
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => ProjectionDegrees.Of(projection, cancellation: stopped.Token));
        _ = ProjectionDegrees.Of(projection, progress: new Relay(parts.Add));
        Assert.Equal(1, parts[^1]);
        Assert.Equal(parts.Order(), parts);
    }

    private static DegreeRange RangeOf(IEnumerable<int> neurons, int size)
    {
        var counts = new long[size];
        foreach (var neuron in neurons)
        {
            counts[neuron]++;
        }

        return new DegreeRange(counts.Min(), counts.Average(), counts.Max());
    }

    private sealed class Relay(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
