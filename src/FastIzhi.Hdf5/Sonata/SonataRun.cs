namespace FastIzhi.Hdf5.Sonata;

/// <summary>How a circuit is to be simulated.</summary>
internal sealed record SonataRun
{
    /// <summary>Model time [ms].</summary>
    public double Duration { get; init; } = 1000;

    /// <summary>Time step [ms].</summary>
    public double TimeStep { get; init; } = 0.1;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>Name of the experiment; null where it is not said.</summary>
    public string? Name { get; init; }

    /// <summary>The scheme; null where it is not said.</summary>
    public string? Scheme { get; init; }

    /// <summary>The integration method; null where it is not said.</summary>
    public string? Integration { get; init; }

    /// <summary>The precision; null where it is not said.</summary>
    public string? Precision { get; init; }

    /// <summary>Names of the inputs.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Names of the reports.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];
}
