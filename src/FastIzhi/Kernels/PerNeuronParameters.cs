using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastIzhi.Kernels;

/// <summary>Each neuron has constants of its own: array p holds constant p.</summary>
/// <param name="first">Constant 0 of the first neuron that the kernel advances.</param>
/// <param name="stride">Distance from one array to the next.</param>
internal readonly unsafe struct PerNeuronParameters<T>(T* first, nuint stride) : INeuronParameters<T>
    where T : unmanaged
{
    public Vector<T> StepOverCapacitance(nuint i) => Load(0, i);

    public Vector<T> Gain(nuint i) => Load(1, i);

    public Vector<T> Resting(nuint i) => Load(2, i);

    public Vector<T> Threshold(nuint i) => Load(3, i);

    public Vector<T> Peak(nuint i) => Load(4, i);

    public Vector<T> StepTimesRate(nuint i) => Load(5, i);

    public Vector<T> Sensitivity(nuint i) => Load(6, i);

    public Vector<T> ResetVoltage(nuint i) => Load(7, i);

    public Vector<T> ResetIncrement(nuint i) => Load(8, i);

    public Vector<T> RecoveryVoltage(nuint i) => Load(9, i);

    public Vector<T> SensitivityAbove(nuint i) => Load(10, i);

    public Vector<T> CubicSensitivity(nuint i) => Load(11, i);

    public Vector<T> PeakSlope(nuint i) => Load(12, i);

    public Vector<T> ResetSlope(nuint i) => Load(13, i);

    public Vector<T> MaximalRecovery(nuint i) => Load(14, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<T> Load(nuint constant, nuint i) => Vector.Load(first + (constant * stride) + i);
}
