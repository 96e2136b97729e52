namespace FastIzhi.Recording;

/// <summary>
/// A number that stands for all spikes of a run: two runs with the same checksum have, but for a chance of 2^-64, the same
/// spikes. It is the sum modulo 2^64 of a hash of each spike, so that it may be computed in any order.
/// </summary>
public static class SpikeChecksum
{
    /// <summary>The hash of one spike: the finaliser of SplitMix64 of row x 2^32 + neuron.</summary>
    /// <param name="row">The row of the spike: its time over dt.</param>
    /// <param name="neuron">The neuron, counted through all populations of the network in their order.</param>
    public static ulong Of(long row, long neuron)
    {
        var z = ((ulong)row << 32) + (ulong)neuron + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
