using System.Numerics;

namespace FastIzhi.Kernels;

/// <summary>All neurons are equal: each constant fills a vector once.</summary>
internal readonly struct UniformParameters<T>(ReadOnlySpan<T> constants) : INeuronParameters<T>
    where T : unmanaged
{
    private readonly Vector<T> _stepOverCapacitance = Vector.Create(constants[0]);
    private readonly Vector<T> _gain = Vector.Create(constants[1]);
    private readonly Vector<T> _resting = Vector.Create(constants[2]);
    private readonly Vector<T> _threshold = Vector.Create(constants[3]);
    private readonly Vector<T> _peak = Vector.Create(constants[4]);
    private readonly Vector<T> _stepTimesRate = Vector.Create(constants[5]);
    private readonly Vector<T> _sensitivity = Vector.Create(constants[6]);
    private readonly Vector<T> _resetVoltage = Vector.Create(constants[7]);
    private readonly Vector<T> _resetIncrement = Vector.Create(constants[8]);

    public Wide<T> StepOverCapacitance(nuint i) => _stepOverCapacitance;

    public Wide<T> Gain(nuint i) => _gain;

    public Wide<T> Resting(nuint i) => _resting;

    public Wide<T> Threshold(nuint i) => _threshold;

    public Wide<T> Peak(nuint i) => _peak;

    public Wide<T> StepTimesRate(nuint i) => _stepTimesRate;

    public Wide<T> Sensitivity(nuint i) => _sensitivity;

    public Wide<T> ResetVoltage(nuint i) => _resetVoltage;

    public Wide<T> ResetIncrement(nuint i) => _resetIncrement;
}
