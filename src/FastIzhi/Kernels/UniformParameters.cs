using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastIzhi.Kernels;

/// <summary>All neurons are equal: each constant fills a vector.</summary>
/// <param name="constants">
/// Each of the <see cref="NeuronConstants{T}"/> <see cref="Lanes.MaxCount"/> times, aligned to that many values.
/// </param>
internal readonly unsafe struct UniformParameters<T>(T* constants) : INeuronParameters<T>
    where T : unmanaged
{
    public Vector<T> StepOverCapacitance(nuint i) => Load(0);

    public Vector<T> Gain(nuint i) => Load(1);

    public Vector<T> Resting(nuint i) => Load(2);

    public Vector<T> Threshold(nuint i) => Load(3);

    public Vector<T> Peak(nuint i) => Load(4);

    public Vector<T> StepTimesRate(nuint i) => Load(5);

    public Vector<T> Sensitivity(nuint i) => Load(6);

    public Vector<T> ResetVoltage(nuint i) => Load(7);

    public Vector<T> ResetIncrement(nuint i) => Load(8);

    public Vector<T> RecoveryVoltage(nuint i) => Load(9);

    public Vector<T> SensitivityAbove(nuint i) => Load(10);

    public Vector<T> CubicSensitivity(nuint i) => Load(11);

    public Vector<T> PeakSlope(nuint i) => Load(12);

    public Vector<T> ResetSlope(nuint i) => Load(13);

    public Vector<T> MaximalRecovery(nuint i) => Load(14);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<T> Load(int constant) => Vector.LoadAligned(constants + (constant * Lanes.MaxCount));
}
