using System.Numerics;
using FastIzhi.Recording;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>A step allocates nothing, recorders included: memory stays flat however long the run.</summary>
public class AllocationTests
{
    private const int Steps = 5_000;

    public static TheoryData<Scheme, Precision> All => Variants.All;

    [Theory]
    [MemberData(nameof(All))]
    public void A_step_allocates_nothing(Scheme scheme, Precision precision)
    {
        foreach (var (isUniform, threads) in ((bool, int)[])[(true, 1), (false, 1), (true, 3)])
        {
            using var simulation = new Simulation(
                WidthCases.Network(isUniform),
                new SimulationOptions { Scheme = scheme, Precision = precision, Threads = threads, BlockLanes = 16 });
            var sink = new CountingSink();
            foreach (var population in simulation.Network.Populations)
            {
                simulation.Record(population, sink);
                simulation.Record(population, sink, [1, 3]);
                foreach (var variable in simulation.Network.StateVariables())
                {
                    simulation.Record(population, variable, sink);
                    simulation.Record(population, variable, sink, [4, 2], every: 10);
                }
            }

            simulation.RunSteps(Steps);
            var (spikes, values) = (sink.Spikes, sink.Values);
            var before = GC.GetAllocatedBytesForCurrentThread();
            simulation.RunSteps(Steps);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.Equal(0, allocated);
            Assert.True(sink.Spikes > spikes && sink.Values > values);
        }
    }

    [Theory]
    [MemberData(nameof(Variants.Integrations), MemberType = typeof(Variants))]
    public void Nor_does_any_integration(Integration integration, Precision precision)
    {
        using var simulation = new Simulation(
            WidthCases.Network(isUniform: false, refractoryTime: 1.5),
            new SimulationOptions { Integration = integration, Precision = precision, Threads = 1 });
        simulation.RunSteps(Steps / 10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        simulation.RunSteps(Steps / 10);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class CountingSink : ISpikeSink, IStateSink
    {
        public long Spikes { get; private set; }

        public long Values { get; private set; }

        public void Write(long row, double time, ReadOnlySpan<int> neurons) => Spikes += neurons.Length;

        public void Write<T>(long row, ReadOnlySpan<T> values)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Values += values.Length;

        public void Reset() => (Spikes, Values) = (0, 0);
    }
}
