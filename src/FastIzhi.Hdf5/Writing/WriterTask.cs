namespace FastIzhi.Hdf5.Writing;

/// <summary>Something for the writer thread to do. It is reused: nothing is allocated when it is handed over.</summary>
internal abstract class WriterTask
{
    /// <summary>Whether the writer thread has it. Guarded by the writer's lock.</summary>
    public bool Submitted { get; set; }

    /// <summary>Number of parts that can be prepared at the same time, before the library is needed.</summary>
    public virtual int PreparedParts => 0;

    /// <summary>Prepares a part.</summary>
    public virtual void Prepare(int part)
    {
    }

    /// <summary>Writes to the file. The calling thread has the library.</summary>
    public abstract void Store();
}
