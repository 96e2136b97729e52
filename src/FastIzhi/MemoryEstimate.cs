using System.Runtime.CompilerServices;
using FastIzhi.Engine;
using FastIzhi.Kernels;
using FastIzhi.Networks;

namespace FastIzhi;

/// <summary>The memory that a simulation takes, known before anything is allocated.</summary>
/// <param name="Synapses">The synapses [bytes]; what is drawn at random is an expectation.</param>
/// <param name="State">The state of the neurons, their parameters and what is on its way to them [bytes].</param>
/// <param name="Construction">What is needed while the synapses are made, and given back then [bytes].</param>
public sealed record MemoryEstimate(long Synapses, long State, long Construction)
{
    /// <summary>All of it [bytes].</summary>
    public long Total => Synapses + State + Construction;

    /// <summary>Estimates the memory of a simulation, without recorders.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">How to simulate it.</param>
    public static MemoryEstimate Of(Network network, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        var bytes = options.Precision == Precision.Single ? Unsafe.SizeOf<float>() : Unsafe.SizeOf<double>();
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
            .Sum(p => p.First.Parameters.Count > 1 ? NeuronConstants<float>.Count * (double)p.Second.Count : 0);
        var injections = network.Injections.Select(j => j.Population).Distinct().Sum(p => p.Size * (double)sizeof(double));
        var traces = options.Scheme == Scheme.Reference
            ? network.Populations.Sum(p => p.Size * (double)sizeof(double) * (p.Receptors.Count + 1))
            : 0;
        var state = (((layout.ArrayCount * (double)layout.Stride) + parameters) * bytes) + injections + traces;
        return new MemoryEstimate(Whole(synapses), Whole(state), Whole(threads * largest));
    }

    /// <exception cref="InsufficientMemoryException">It is more than what is free.</exception>
    internal void ThrowIfItDoesNotFit()
    {
        var free = MachineMemory.Free();
        if (Total > free)
        {
            throw new InsufficientMemoryException(
                $"the network needs {GB(Total)} of memory ({GB(Synapses)} for synapses, {GB(State)} for the state, " +
                $"{GB(Construction)} to make it), {GB(free)} are free; use a smaller or sparser network, single precision, " +
                "or bfloat16 weights");
        }

        static string GB(long bytes) => $"{bytes / 1e9:0.##} GB";
    }

    private static long Whole(double bytes) => bytes < long.MaxValue / 4 ? (long)bytes : long.MaxValue / 4;
}
