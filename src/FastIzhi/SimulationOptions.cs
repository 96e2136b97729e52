namespace FastIzhi;

/// <summary>How a network is simulated.</summary>
public sealed record SimulationOptions
{
    /// <summary>The order of things inside one step.</summary>
    public Scheme Scheme { get; init; } = Scheme.Standard;

    /// <summary>Time step dt [ms], above 0.</summary>
    public double TimeStep { get; init; } = 0.1;

    /// <summary>The floating-point type of the state.</summary>
    public Precision Precision { get; init; } = Precision.Double;
}
