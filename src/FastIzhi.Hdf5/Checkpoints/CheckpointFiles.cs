using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FastIzhi.Hdf5.Writing;

namespace FastIzhi.Hdf5.Checkpoints;

/// <summary>
/// The checkpoints of a result file: files beside it that hold the complete state of its run at some row, such as
/// <c>ring.h5.10000.checkpoint</c>. One is whole or not there at all, whenever the process or the machine stops.
/// </summary>
/// <example>
/// <code>
/// var checkpoints = new CheckpointFiles("ring.h5", experiment);
/// simulation.Run(1000);
/// checkpoints.Write(simulation, positions);
/// ...
/// checkpoints.FindLastGood().Found?.Restore(simulation);
/// </code>
/// </example>
public sealed class CheckpointFiles
{
    /// <summary>Number of checkpoints that are kept, should the newest be damaged.</summary>
    public const int Kept = 2;

    private const string Extension = ".checkpoint";
    private readonly string _resultPath;
    private readonly string _temporary;
    private readonly byte[] _experimentHash;

    /// <summary>Names the checkpoints; nothing is read or written.</summary>
    /// <param name="resultPath">The result file. It need not exist.</param>
    /// <param name="experiment">The whole text of the experiment; a checkpoint of another one is refused.</param>
    public CheckpointFiles(string resultPath, string experiment)
    {
        ArgumentException.ThrowIfNullOrEmpty(resultPath);
        ArgumentNullException.ThrowIfNull(experiment);
        _resultPath = resultPath;
        _temporary = resultPath + Extension + ".tmp";
        _experimentHash = SHA256.HashData(Encoding.UTF8.GetBytes(experiment));
    }

    /// <summary>
    /// Writes a checkpoint of the present state and then deletes others: <see cref="Kept"/> remain, this one and those of the
    /// rows before. Those of later rows are of a run that was given up.
    /// </summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="positions">The length of each dataset of the result file at this row, in an order of the caller's.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="ResultFileException">
    /// It cannot be written, and those before are kept; or one of those cannot be deleted, and this one is kept.
    /// </exception>
    /// <exception cref="InvalidOperationException">The simulation has diverged, or its last restoring failed.</exception>
    public string Write(Simulation simulation, IReadOnlyList<ulong> positions)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(positions);
        var path = PathOf(simulation.Row);
        try
        {
            CheckpointFormat.Write(_temporary, simulation, _experimentHash, positions);
            WholeFile.Publish(_temporary, path, overwrite: true);
        }
        catch (Exception e)
        {
            DeleteTemporary();

            // .NET's word for a file that is too long for the file system is the last.
            if (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
            {
                throw new ResultFileException(path, $"cannot write the checkpoint '{path}': {e.Message}", e);
            }

            throw;
        }

        var rows = Rows();
        Delete([.. rows.Where(row => row > simulation.Row), .. rows.Where(row => row <= simulation.Row).Skip(Kept)]);
        return path;
    }

    /// <summary>The paths of all checkpoints, good or not, that of the latest row first.</summary>
    /// <exception cref="ResultFileException">The folder cannot be read.</exception>
    public IReadOnlyList<string> Paths() => [.. Rows().Select(PathOf)];

    /// <summary>Reads and checks one checkpoint, all but whether its state fits a simulation.</summary>
    /// <remarks>Memory: no more than a buffer, whatever the size of the file.</remarks>
    /// <param name="path">The file, by a name that <see cref="Paths"/> gives.</param>
    /// <param name="file">The result file, which must hold all rows up to it; null where that does not matter.</param>
    /// <exception cref="CheckpointException">
    /// It is damaged, of another experiment or version, or no checkpoint. The message names file, reason and remedy.
    /// </exception>
    /// <exception cref="ResultFileException">It cannot be read.</exception>
    public Checkpoint Open(string path, ResultFile? file = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var header = CheckpointFormat.Verify(path);
        if (!header.ExperimentHash.SequenceEqual(_experimentHash))
        {
            throw new CheckpointException(
                $"'{path}' belongs to another experiment than '{_resultPath}'; delete it, or resume with the experiment it was made by");
        }

        if (RowIn(path) is { } row && row != header.Row)
        {
            throw new CheckpointException($"'{path}' holds row {header.Row}, not row {row}; give it back the name that it had");
        }

        var checkpoint = new Checkpoint(path, header);
        if (file is not null)
        {
            CheckRows(checkpoint, file);
        }

        return checkpoint;
    }

    /// <summary>Looks for a good checkpoint, from the latest row back.</summary>
    /// <param name="file">The result file, which must hold all rows up to a good one; null where that does not matter.</param>
    /// <exception cref="ResultFileException">The folder cannot be read.</exception>
    public CheckpointSearch FindLastGood(ResultFile? file = null)
    {
        var refused = new List<RefusedCheckpoint>();
        foreach (var path in Paths())
        {
            try
            {
                return new CheckpointSearch(Open(path, file), refused);
            }
            catch (Exception e) when (e is CheckpointException or ResultFileException)
            {
                refused.Add(new RefusedCheckpoint(path, e.Message));
            }
        }

        return new CheckpointSearch(null, refused);
    }

    /// <summary>Deletes all checkpoints, as after a run that is complete.</summary>
    /// <exception cref="ResultFileException">The folder cannot be read, or a checkpoint cannot be deleted.</exception>
    public void DeleteAll()
    {
        DeleteTemporary();
        Delete(Rows());
    }

    /// <exception cref="CheckpointException">The result file lacks rows that it held at the checkpoint.</exception>
    private static void CheckRows(Checkpoint checkpoint, ResultFile file)
    {
        // The rows of the recordings are the last values of a position.
        var first = checkpoint.Positions.Count - file.Datasets.Count;
        for (var i = 0; i < file.Datasets.Count; i++)
        {
            var dataset = file.Datasets[i];
            if (first < 0 || checkpoint.Positions[first + i] > (ulong)dataset.Shape[0])
            {
                throw new CheckpointException(
                    $"'{checkpoint.Path}' needs more rows than '{file.Path}' has ({dataset.Shape[0]} of {dataset.Path}); " +
                    "the file is another one, or was cut");
            }
        }
    }

    private string PathOf(long row) => string.Create(CultureInfo.InvariantCulture, $"{_resultPath}.{row}{Extension}");

    /// <summary>The row in the name of a checkpoint; null for other files.</summary>
    private long? RowIn(string path)
    {
        var (name, prefix) = (Path.GetFileName(path), Path.GetFileName(_resultPath) + ".");
        return name.StartsWith(prefix, StringComparison.Ordinal)
            && name.EndsWith(Extension, StringComparison.Ordinal)
            && name.Length > prefix.Length + Extension.Length
            && long.TryParse(name[prefix.Length..^Extension.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && name == Path.GetFileName(PathOf(row))
                ? row
                : null;
    }

    /// <summary>The rows of all checkpoints, the latest first.</summary>
    private List<long> Rows()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(_resultPath))!;
        try
        {
            return [.. Directory.EnumerateFiles(folder).Select(RowIn).OfType<long>().OrderDescending()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFileException(folder, $"cannot look for checkpoints in '{folder}': {e.Message}", e);
        }
    }

    private void Delete(IEnumerable<long> rows)
    {
        foreach (var path in rows.Select(PathOf))
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ResultFileException(path, $"cannot delete the checkpoint '{path}': {e.Message}", e);
            }
        }
    }

    /// <summary>What is left of a checkpoint that was never finished. The next one takes its name if it cannot be deleted.</summary>
    private void DeleteTemporary()
    {
        try
        {
            File.Delete(_temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
