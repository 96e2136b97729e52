namespace FastIzhi.Cli;

/// <summary>A file that a command is going to write.</summary>
internal static class NewFile
{
    /// <summary>Checks before any work that it can be created, and that nothing is lost by it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it is, such as the plot.</param>
    /// <param name="overwrite">Whether one that exists may be replaced.</param>
    /// <returns>Whether there is one, which is replaced.</returns>
    /// <exception cref="InputException">It is a folder, its folder does not exist, or it exists and is kept.</exception>
    public static bool Check(string path, string what, bool overwrite)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{path}: {what} cannot be a folder");
        }

        var file = new FileInfo(path);
        if (!file.Directory!.Exists)
        {
            throw new InputException($"{path}: there is no folder {file.DirectoryName}");
        }

        return file.Exists && !overwrite
            ? throw new InputException($"{path} exists; choose another file with --output, or replace it with --overwrite")
            : file.Exists;
    }
}
