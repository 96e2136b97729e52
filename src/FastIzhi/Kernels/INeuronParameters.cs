using System.Numerics;

namespace FastIzhi.Kernels;

/// <summary>The parameters of the neurons that a kernel advances. The index is a lane, counted from the first that it advances.</summary>
internal interface INeuronParameters<T>
    where T : unmanaged
{
    /// <summary>dt / C.</summary>
    Vector<T> StepOverCapacitance(nuint i);

    /// <summary>k.</summary>
    Vector<T> Gain(nuint i);

    /// <summary>v_r.</summary>
    Vector<T> Resting(nuint i);

    /// <summary>v_t.</summary>
    Vector<T> Threshold(nuint i);

    /// <summary>v_peak.</summary>
    Vector<T> Peak(nuint i);

    /// <summary>dt a.</summary>
    Vector<T> StepTimesRate(nuint i);

    /// <summary>b.</summary>
    Vector<T> Sensitivity(nuint i);

    /// <summary>c.</summary>
    Vector<T> ResetVoltage(nuint i);

    /// <summary>d.</summary>
    Vector<T> ResetIncrement(nuint i);

    /// <summary>v_b; like those below, there where the neurons have extended terms only.</summary>
    Vector<T> RecoveryVoltage(nuint i);

    /// <summary>b_above.</summary>
    Vector<T> SensitivityAbove(nuint i);

    /// <summary>b_cubic.</summary>
    Vector<T> CubicSensitivity(nuint i);

    /// <summary>v_peak_per_u.</summary>
    Vector<T> PeakSlope(nuint i);

    /// <summary>c_per_u.</summary>
    Vector<T> ResetSlope(nuint i);

    /// <summary>u_max.</summary>
    Vector<T> MaximalRecovery(nuint i);
}
