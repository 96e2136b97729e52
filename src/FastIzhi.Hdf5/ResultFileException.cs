namespace FastIzhi.Hdf5;

/// <summary>A result file cannot be created, written or read. The message is one line that names the file and the reason.</summary>
public sealed class ResultFileException : IOException
{
    internal ResultFileException(string path, string message, Exception? inner = null)
        : base(message, inner) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
