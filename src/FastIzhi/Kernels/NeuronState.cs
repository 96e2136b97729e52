namespace FastIzhi.Kernels;

/// <summary>Where the kernel finds the state of the lanes that it advances.</summary>
/// <param name="v">Membrane potentials of these lanes [mV].</param>
/// <param name="u">Recovery currents [pA].</param>
/// <param name="current">Injected currents [pA].</param>
/// <param name="conductances">Conductances of channel 0 [nS].</param>
/// <param name="channelStride">Distance from one channel to the next.</param>
/// <param name="arrivals">What arrives at this step in arrival buffer 0 [nS]; unused in the reference scheme.</param>
/// <param name="arrivalStride">Distance from one arrival buffer to the next.</param>
/// <param name="count">Number of lanes, a multiple of <see cref="Lanes.MaxCount"/>.</param>
internal readonly unsafe struct NeuronState<T>(
    T* v, T* u, T* current, T* conductances, nuint channelStride, T* arrivals, nuint arrivalStride, int count)
    where T : unmanaged
{
    public readonly T* V = v;
    public readonly T* U = u;
    public readonly T* Current = current;
    public readonly T* Conductances = conductances;
    public readonly nuint ChannelStride = channelStride;
    public readonly T* Arrivals = arrivals;
    public readonly nuint ArrivalStride = arrivalStride;
    public readonly nuint Count = (nuint)count;

    /// <summary>How long each neuron will still be refractory [steps]; null where none has a refractory time.</summary>
    public T* RefractoryLeft { get; init; }

    /// <summary>The refractory time of each neuron [steps]; null where none has one.</summary>
    public T* RefractorySteps { get; init; }
}
