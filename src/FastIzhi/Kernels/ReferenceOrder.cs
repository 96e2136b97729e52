namespace FastIzhi.Kernels;

/// <summary>The order of <see cref="Scheme.Reference"/>.</summary>
internal readonly struct ReferenceOrder : ISchemeOrder
{
    public static bool TestsBeforeIntegration => true;

    public static bool Integrates => true;
}
