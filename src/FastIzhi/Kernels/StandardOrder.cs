namespace FastIzhi.Kernels;

/// <summary>The order of <see cref="Scheme.Standard"/>.</summary>
internal readonly struct StandardOrder : ISchemeOrder
{
    public static bool TestsBeforeIntegration => false;
}
