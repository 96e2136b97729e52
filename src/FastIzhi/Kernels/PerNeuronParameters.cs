using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastIzhi.Kernels;

/// <summary>Each neuron has constants of its own: array p holds constant p of all neurons of the population.</summary>
/// <param name="constants">The arrays one after the other.</param>
/// <param name="lanes">Length of each array.</param>
internal readonly ref struct PerNeuronParameters<T>(ReadOnlySpan<T> constants, int lanes) : INeuronParameters<T>
    where T : unmanaged
{
    private readonly ref T _first = ref MemoryMarshal.GetReference(constants);
    private readonly nuint _lanes = (nuint)lanes;

    public Vector<T> StepOverCapacitance(nuint i) => Load(0, i);

    public Vector<T> Gain(nuint i) => Load(1, i);

    public Vector<T> Resting(nuint i) => Load(2, i);

    public Vector<T> Threshold(nuint i) => Load(3, i);

    public Vector<T> Peak(nuint i) => Load(4, i);

    public Vector<T> StepTimesRate(nuint i) => Load(5, i);

    public Vector<T> Sensitivity(nuint i) => Load(6, i);

    public Vector<T> ResetVoltage(nuint i) => Load(7, i);

    public Vector<T> ResetIncrement(nuint i) => Load(8, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<T> Load(nuint constant, nuint i) => Vector.LoadUnsafe(ref _first, constant * _lanes + i);
}
