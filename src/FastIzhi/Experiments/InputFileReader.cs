using FastIzhi.Inputs;

namespace FastIzhi.Experiments;

/// <summary>Reads the CSV file that an input names, which must be the one that the experiment was made with if it says so.</summary>
internal static class InputFileReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="at">The name of the file.</param>
    /// <param name="sha256">The SHA-256 that it must have; null for any.</param>
    /// <param name="files">The files of the experiment, to which it is added.</param>
    /// <returns>The file; null when there is a problem.</returns>
    public static CsvFile? Read(JsonCursor at, JsonCursor? sha256, ExperimentFiles files)
    {
        if (at.Text() is not { } name || (sha256 is not null && sha256.Text() is null))
        {
            return null;
        }

        try
        {
            var file = CsvFile.Read(Path.GetFullPath(name, files.Folder));
            if (sha256 is not null && !sha256.Is(file.Sha256))
            {
                sha256.AddProblem(
                    $"{name} is another file now, of SHA-256 {file.Sha256}; give back the one that this experiment was made with, " +
                    "or leave sha256 out to take the new one");
                return null;
            }

            files.Add(at, file.Path, file.Sha256);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            at.AddProblem(e is FileNotFoundException or DirectoryNotFoundException
                ? $"there is no file {Path.GetFullPath(name, files.Folder)}"
                : e.Message);
            return null;
        }
    }
}
