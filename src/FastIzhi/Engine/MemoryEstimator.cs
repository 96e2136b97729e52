using FastIzhi.Inputs;
using FastIzhi.Kernels;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>Adds up what a simulation will allocate.</summary>
internal static class MemoryEstimator
{
    public static MemoryEstimate Of(Network network, SimulationOptions options)
    {
        var bytes = options.Precision == Precision.Single ? sizeof(float) : sizeof(double);
        var layout = new StateLayout(network, options);
        var threads = Shares.ThreadsFor(layout, options.Threads);
        var (synapses, largest) = (0.0, 0.0);
        foreach (var block in layout.Blocks)
        {
            foreach (var projection in network.Projections.Where(p => network.IndexOf(p.Target) == block.Population))
            {
                var count = projection.ExpectedSynapseCount * block.Size / projection.Target.Size;
                var weight = projection.Rule.CommonWeight is not null ? 0
                    : projection.WeightFormat == WeightFormat.BFloat16 ? sizeof(ushort)
                    : bytes;
                var delay = projection.Delay.Common is null ? sizeof(ushort) : 0;
                synapses += (count * (sizeof(ushort) + weight + delay)) + (projection.Source.Size * (double)sizeof(uint));
                largest = Math.Max(largest, count * (sizeof(int) + (weight > 0 ? bytes : 0) + delay));
            }
        }

        var parameters = network.Populations.Zip(layout.Populations)
            .Sum(p => p.First.Parameters.Count > 1 ? ConstantsOf(p.First) * (double)p.Second.Count : 0);
        var refractory = network.Populations.Zip(layout.Populations)
            .Sum(p => p.First.HasRefractoryTime ? (double)p.Second.Count : 0);
        var injections = network.Injections.Select(j => j.Population).Distinct().Sum(p => p.Size * (double)sizeof(double));
        var rowInputs = network.Injections.Sum(j => RowInputArraysOf(j.Current) * (double)j.Population.Size * bytes);
        var trains = network.SpikeInjections.Sum(j => j.Trains is GivenTrains given
            ? given.Spikes.Count * (double)(2 * sizeof(long) + sizeof(int))
            : j.Population.Size * 3.0 * sizeof(double));
        var traces = options.Scheme == Scheme.Reference
            ? network.Populations.Zip(layout.ChannelsOf).Sum(p => p.First.Size * (double)sizeof(double) * (p.Second.Length + 1))
            : 0;
        var state = (((layout.ArrayCount * (double)layout.Stride) + parameters + refractory) * bytes) + injections + rowInputs + trains + traces;
        return new MemoryEstimate(Whole(synapses), Whole(state), Whole(threads * largest));
    }

    /// <summary>Arrays of a value per neuron.</summary>
    private static int RowInputArraysOf(CurrentInput current) => current switch
    {
        SineCurrent or WhiteNoise => 1,
        RampCurrent => 2,
        OrnsteinUhlenbeckNoise => 3,
        SampledCurrent { Interpolation: Interpolation.Linear } samples => samples.Times.Length,
        _ => 0,
    };

    private static int ConstantsOf(Population population) =>
        population.HasExtendedTerms ? NeuronConstants<float>.ExtendedCount : NeuronConstants<float>.Count;

    private static long Whole(double bytes) => bytes < long.MaxValue / 4 ? (long)bytes : long.MaxValue / 4;
}
