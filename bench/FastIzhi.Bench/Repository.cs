namespace FastIzhi.Bench;

/// <summary>The checkout that the benchmarks were built from.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "FastIzhi.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("the benchmarks must run from within a checkout: no FastIzhi.sln above them");
        }

        return folder;
    }
}
