using System.Numerics;
using FastIzhi.Neurons;

namespace FastIzhi.Kernels;

/// <summary>The constants of the kernel for one neuron, computed in double and rounded once.</summary>
internal readonly struct NeuronConstants<T>(IzhikevichParameters parameters, double timeStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Number of constants of neurons without and with extended terms.</summary>
    public const int Count = 9, ExtendedCount = 15;

    /// <summary>The constants, in the order of <see cref="INeuronParameters{T}"/>.</summary>
    /// <param name="areExtended">Whether those of the extended terms are among them.</param>
    public T[] ToArray(bool areExtended)
    {
        T[] constants =
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
        var terms = parameters.Extended ?? new ExtendedTerms();
        return !areExtended ? constants :
        [
            .. constants,
            T.CreateTruncating(terms.RecoveryVoltage ?? parameters.RestingVoltage),
            T.CreateTruncating(terms.SensitivityAbove ?? parameters.RecoverySensitivity),
            T.CreateTruncating(terms.CubicSensitivity),
            T.CreateTruncating(terms.PeakSlope),
            T.CreateTruncating(terms.ResetSlope),
            T.CreateTruncating(terms.MaximalRecovery),
        ];
    }
}
