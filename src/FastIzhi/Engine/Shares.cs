using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>How many threads a network is worth, and with which blocks each of them begins.</summary>
internal static class Shares
{
    /// <summary>Below this many lanes for each, more threads wait for one another longer than they work.</summary>
    private const int LanesPerThread = 1024;

    /// <summary>Times of a neuron-step and of a synaptic event [ns], and a rate [1/ms], for a first guess of the load.</summary>
    private const double NeuronStep = 0.7, SynapticEvent = 0.9, Rate = 0.01;

    /// <summary>Number of threads.</summary>
    /// <param name="layout">The layout of the network.</param>
    /// <param name="wanted">What the user wants; null for the cores of the machine, as far as they have enough to do.</param>
    public static int ThreadsFor(StateLayout layout, int? wanted)
    {
        var lanes = layout.Populations.Sum(population => (long)population.Count);
        return wanted ?? (int)Math.Clamp(Math.Min(lanes / LanesPerThread, layout.Blocks.Length), 1, Environment.ProcessorCount);
    }

    /// <summary>Bounds of contiguous shares of the blocks that take about the same time.</summary>
    /// <returns>Thread t begins with the blocks [result[t], result[t + 1]).</returns>
    public static int[] Of(Network network, StateLayout layout, double timeStep, int threads)
    {
        var load = new double[layout.Blocks.Length + 1];
        for (var b = 0; b < layout.Blocks.Length; b++)
        {
            var block = layout.Blocks[b];
            var target = network.Populations[block.Population];
            var synapses = network.Projections.Where(p => p.Target == target).Sum(p => p.ExpectedSynapseCount) * block.Size / target.Size;
            load[b + 1] = load[b] + (block.Count * NeuronStep) + (synapses * Rate * timeStep * SynapticEvent);
        }

        var bounds = new int[threads + 1];
        for (var t = 1; t < threads; t++)
        {
            var share = load[^1] * t / threads;
            var bound = bounds[t - 1];
            while (bound < layout.Blocks.Length && (load[bound] + load[bound + 1]) / 2 < share)
            {
                bound++;
            }

            bounds[t] = bound;
        }

        bounds[threads] = layout.Blocks.Length;
        return bounds;
    }
}
