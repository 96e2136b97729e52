using Microsoft.VisualBasic.FileIO;

namespace FastIzhi.Cli.Sweeps;

/// <summary>A list of runs in a file of comma-separated values: a line of paths, then a line of values for each run.</summary>
internal static class SweepList
{
    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">It cannot be read, or is no such list.</exception>
    public static IReadOnlyList<IReadOnlyList<Assignment>> Read(string path)
    {
        try
        {
            using var lines = new TextFieldParser(path) { Delimiters = [","], TrimWhiteSpace = true };
            var paths = lines.ReadFields() ?? throw new InputException(
                $"{path} is empty; its first line has paths such as populations.E.size, each of the others the values of a run");
            if (Array.Exists(paths, string.IsNullOrEmpty) || paths.Distinct().Count() < paths.Length)
            {
                throw new InputException(
                    $"{path}: the first line has paths, such as populations.E.size, each once; it is '{string.Join(',', paths)}'");
            }

            var runs = new List<IReadOnlyList<Assignment>>();
            while (lines.ReadFields() is { } values)
            {
                if (values.Length != paths.Length || Array.Exists(values, string.IsNullOrEmpty))
                {
                    throw new InputException(
                        $"{path}: run {runs.Count + 1} is '{string.Join(',', values)}'; it needs a value of each of {string.Join(", ", paths)}");
                }

                runs.Add([.. paths.Zip(values, (path, value) => new Assignment(path, value))]);
            }

            return runs.Count > 0 ? runs : throw new InputException($"{path} has no run; a line below the paths has a value for each");
        }
        catch (MalformedLineException e)
        {
            throw new InputException($"{path}: line {e.LineNumber} is no list of values with commas between them");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--list: {path} cannot be read: {e.Message}");
        }
    }
}
