namespace FastIzhi.Cli.Tests.Support;

/// <summary>Finds the files of the repository that a test reads.</summary>
internal static class Repository
{
    /// <summary>The folder of FastIzhi.sln.</summary>
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "FastIzhi.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException($"no FastIzhi.sln above {AppContext.BaseDirectory}");
        }

        return folder;
    }
}
