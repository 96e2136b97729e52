namespace FastIzhi.Kernels;

/// <summary>The order of <see cref="Scheme.Standard"/> with <see cref="Integration.Euler"/>.</summary>
internal readonly struct StandardOrder : ISchemeOrder
{
    public static bool TestsBeforeIntegration => false;

    public static bool Integrates => true;
}
