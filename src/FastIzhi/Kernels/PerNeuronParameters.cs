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

    public Wide<T> StepOverCapacitance(nuint i) => Load(0, i);

    public Wide<T> Gain(nuint i) => Load(1, i);

    public Wide<T> Resting(nuint i) => Load(2, i);

    public Wide<T> Threshold(nuint i) => Load(3, i);

    public Wide<T> Peak(nuint i) => Load(4, i);

    public Wide<T> StepTimesRate(nuint i) => Load(5, i);

    public Wide<T> Sensitivity(nuint i) => Load(6, i);

    public Wide<T> ResetVoltage(nuint i) => Load(7, i);

    public Wide<T> ResetIncrement(nuint i) => Load(8, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Wide<T> Load(nuint constant, nuint i) => Wide<T>.Load(ref _first, constant * _lanes + i);
}
