namespace FastIzhi.Cli.Sweeps;

/// <summary>What there is of a run before a sweep begins or goes on.</summary>
internal enum SweepState
{
    /// <summary>Nothing, or a file that is replaced.</summary>
    New,

    /// <summary>A file of a run that did not come to its end.</summary>
    Begun,

    /// <summary>The file of a complete run.</summary>
    Complete,
}
