using System.Numerics;
using FastIzhi.Neurons;

namespace FastIzhi.Kernels;

/// <summary>The constants of the kernel for one neuron, computed in double and rounded once.</summary>
internal readonly struct NeuronConstants<T>(IzhikevichParameters parameters, double timeStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Number of constants.</summary>
    public const int Count = 9;

    /// <summary>The constants, in the order of <see cref="INeuronParameters{T}"/>.</summary>
    public T[] ToArray() =>
    [
        T.CreateTruncating(timeStep / parameters.Capacitance),
        T.CreateTruncating(parameters.Gain),
        T.CreateTruncating(parameters.RestingVoltage),
        T.CreateTruncating(parameters.ThresholdVoltage),
        T.CreateTruncating(parameters.PeakVoltage),
        T.CreateTruncating(timeStep * parameters.RecoveryRate),
        T.CreateTruncating(parameters.RecoverySensitivity),
        T.CreateTruncating(parameters.ResetVoltage),
        T.CreateTruncating(parameters.ResetIncrement),
    ];
}
