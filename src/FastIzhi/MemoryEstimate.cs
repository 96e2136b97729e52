using FastIzhi.Engine;
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
        return MemoryEstimator.Of(network, options);
    }

    /// <summary>What prevents it from fitting into the memory that is free on this machine; null if nothing does.</summary>
    public string? Problem()
    {
        var free = MachineMemory.Free();
        return Total <= free
            ? null
            : $"the network needs {GB(Total)} of memory ({GB(Synapses)} for synapses, {GB(State)} for the state, " +
                $"{GB(Construction)} to make it), {GB(free)} are free; use a smaller or sparser network, single precision, " +
                "or bfloat16 weights";

        static string GB(long bytes) => $"{bytes / 1e9:0.##} GB";
    }

    /// <exception cref="InsufficientMemoryException">It is more than what is free.</exception>
    internal void ThrowIfItDoesNotFit()
    {
        if (Problem() is { } problem)
        {
            throw new InsufficientMemoryException(problem);
        }
    }
}
