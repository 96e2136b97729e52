namespace FastIzhi.Hdf5;

/// <summary>The version of HDF5's file format that a result file is written in.</summary>
public enum ResultFormat
{
    /// <summary>
    /// That of HDF5 1.10 and later: what was flushed survives the death of the writer at any moment, and others may read the file
    /// while it is written.
    /// </summary>
    V110,

    /// <summary>
    /// That of HDF5 1.8, for old readers. Nobody can read the file before the run ends; a run that is killed in the midst of a flush
    /// may leave a file that cannot be read; and no flush waits for the disk.
    /// </summary>
    V18,
}
