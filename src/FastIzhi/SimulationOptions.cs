namespace FastIzhi;

/// <summary>How a network is simulated.</summary>
public sealed record SimulationOptions
{
    internal const int MostThreads = 1024;

    /// <summary>The order of things inside one step.</summary>
    public Scheme Scheme { get; init; } = Scheme.Standard;

    /// <summary>Time step dt [ms], above 0.</summary>
    public double TimeStep { get; init; } = 0.1;

    /// <summary>The floating-point type of the state.</summary>
    public Precision Precision { get; init; } = Precision.Double;

    /// <summary>
    /// Number of threads, 1 to 1024; null for the cores of the machine, less for a network that is too small for them. The
    /// results do not depend on it.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>Lanes of a block; null for what suits the network. For tests: the results do not depend on it.</summary>
    internal int? BlockLanes { get; init; }
}
