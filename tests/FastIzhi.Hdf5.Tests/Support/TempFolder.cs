namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>A folder that is deleted with all its files at the end.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("fastizhi-").FullName;

    /// <summary>The file that most tests write.</summary>
    public string ResultPath => File("results.h5");

    public string File(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
