using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastIzhi.Kernels;

/// <summary>Each synapse has its own delay.</summary>
/// <param name="arrivals">What arrives in slot 0 of the ring, per target of the block.</param>
/// <param name="delays">Delay of each synapse [steps], at most <paramref name="slots"/>.</param>
/// <param name="slot">The slot of the step of the spikes.</param>
/// <param name="slots">Number of slots of the ring.</param>
/// <param name="stride">Distance from one slot to the next.</param>
internal readonly unsafe struct ArrivalAtOwnDelays<T>(T* arrivals, ushort* delays, uint slot, uint slots, nuint stride) : IArrival<T>
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int spike, nuint synapse, nuint target, T weight)
    {
        var arrival = slot + delays[synapse];
        arrival = arrival >= slots ? arrival - slots : arrival;
        arrivals[(arrival * stride) + target] += weight;
    }
}
