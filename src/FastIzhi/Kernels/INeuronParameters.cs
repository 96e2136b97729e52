namespace FastIzhi.Kernels;

/// <summary>The parameters of a block of neurons, ready for the kernel. The index is the first neuron's, within the population.</summary>
internal interface INeuronParameters<T>
    where T : unmanaged
{
    /// <summary>dt / C.</summary>
    Wide<T> StepOverCapacitance(nuint i);

    /// <summary>k.</summary>
    Wide<T> Gain(nuint i);

    /// <summary>v_r.</summary>
    Wide<T> Resting(nuint i);

    /// <summary>v_t.</summary>
    Wide<T> Threshold(nuint i);

    /// <summary>v_peak.</summary>
    Wide<T> Peak(nuint i);

    /// <summary>dt a.</summary>
    Wide<T> StepTimesRate(nuint i);

    /// <summary>b.</summary>
    Wide<T> Sensitivity(nuint i);

    /// <summary>c.</summary>
    Wide<T> ResetVoltage(nuint i);

    /// <summary>d.</summary>
    Wide<T> ResetIncrement(nuint i);
}
