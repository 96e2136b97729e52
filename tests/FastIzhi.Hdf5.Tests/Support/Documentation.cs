namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>The texts in the folder docs.</summary>
internal static class Documentation
{
    public static string Read(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "docs", name);
            if (File.Exists(file))
            {
                return File.ReadAllText(file);
            }
        }

        throw new FileNotFoundException($"docs/{name} is in no folder above the tests");
    }
}
