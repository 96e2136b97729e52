namespace FastIzhi.Kernels;

/// <summary>The order of <see cref="Scheme.Standard"/> where <see cref="IntegrationKernel"/> has advanced v and u before.</summary>
internal readonly struct IntegratedOrder : ISchemeOrder
{
    public static bool TestsBeforeIntegration => false;

    public static bool Integrates => false;
}
