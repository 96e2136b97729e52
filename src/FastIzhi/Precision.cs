namespace FastIzhi;

/// <summary>The floating-point type of the simulated state.</summary>
public enum Precision
{
    /// <summary>float, 32 bits.</summary>
    Single,

    /// <summary>double, 64 bits.</summary>
    Double,
}
