namespace FastIzhi.Hdf5;

/// <summary>What became of the run that a result file holds.</summary>
public enum RunStatus
{
    /// <summary>It goes on; a file that still says so when nobody writes it was left behind by a killed program: see <see cref="ResultRecovery"/>.</summary>
    Running,

    /// <summary>It reached its end.</summary>
    Complete,

    /// <summary>It was stopped by its user.</summary>
    Interrupted,

    /// <summary>It was stopped by an error.</summary>
    Failed,

    /// <summary>Its program was killed; the file was repaired and holds what had been written by then.</summary>
    Recovered,
}
