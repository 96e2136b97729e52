namespace FastIzhi;

/// <summary>How a network is simulated.</summary>
public sealed record SimulationOptions
{
    internal const int MostThreads = 1024;

    /// <summary>The order of things inside one step.</summary>
    public Scheme Scheme { get; init; } = Scheme.Standard;

    /// <summary>How v and u are advanced by a step. The reference scheme knows <see cref="Integration.Euler"/> only.</summary>
    public Integration Integration { get; init; } = Integration.Euler;

    /// <summary>Time step dt [ms], above 0.</summary>
    public double TimeStep { get; init; } = 0.1;

    /// <summary>The floating-point type of the state.</summary>
    public Precision Precision { get; init; } = Precision.Double;

    /// <summary>
    /// Number of threads, 1 to 1024; null for the cores of the machine, less for a network that is too small for them. The
    /// results do not depend on it.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>What is wrong with the way of integration; null if nothing is.</summary>
    internal string? IntegrationProblem =>
        !Enum.IsDefined(Integration) ? $"there is no integration {Integration}; there is {string.Join(", ", Words.All<Integration>().Keys)}"
        : Scheme == Scheme.Reference && Integration != Integration.Euler
            ? $"the reference scheme integrates by {Words.Of(Integration.Euler)} only, not by {Words.Of(Integration)}; use the standard scheme"
            : null;

    /// <summary>Lanes of a block; null for what suits the network. For tests: the results do not depend on it.</summary>
    internal int? BlockLanes { get; init; }
}
