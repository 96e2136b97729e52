namespace FastIzhi.Cli;

/// <summary>What the command tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The run failed: it diverged, the disk is full, the HDF5 library is missing.</summary>
    public const int Failed = 1;

    /// <summary>What was given is wrong: the command line, the experiment, a file.</summary>
    public const int BadInput = 2;

    /// <summary>Ctrl-C or a signal stopped it; the result file holds what came before.</summary>
    public const int Interrupted = 130;
}
