namespace FastIzhi.Kernels;

/// <summary>What differs between the schemes inside the neuron kernel; a constant of each instance, free at run time.</summary>
internal interface ISchemeOrder
{
    /// <summary>
    /// Whether the threshold is tested before the integration, on the state of the row before (reference), or after it
    /// (standard).
    /// </summary>
    static abstract bool TestsBeforeIntegration { get; }

    /// <summary>Whether the kernel integrates v and u, by forward Euler; else <see cref="IntegrationKernel"/> has done so before.</summary>
    static abstract bool Integrates { get; }
}
