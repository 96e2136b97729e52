using System.Security.Cryptography;
using System.Text;

namespace FastIzhi.Hdf5.Checkpoints;

/// <summary>
/// The bytes of a checkpoint: a mark, the format version, a checksum of all that follows, a <see cref="CheckpointHeader"/> and
/// then the state of the simulation to the end of the file. docs/checkpoints.md shows them.
/// </summary>
internal static class CheckpointFormat
{
    public const int Version = 1;

    /// <summary>Where the bytes begin that the checksum is of.</summary>
    public const int ChecksumEnd = 56;

    private const int BufferBytes = 1 << 16;
    private const int LongestVersion = 256;

    /// <summary>The version of this program, without what only tells one build from another.</summary>
    public static string CreatorVersion { get; } = MachineDescription.CreatorVersion.Split('+')[0];

    private static ReadOnlySpan<byte> Mark => "FastIzhi checkpoint\n"u8;

    /// <summary>Writes a checkpoint.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, Simulation simulation, byte[] experimentHash, IReadOnlyList<ulong> positions)
    {
        // Not locked for readers: a process that starts just now inherits a lock, and would keep it beyond the end of the writing.
        using var hash = SHA256.Create();
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, BufferBytes);
        file.Write(Mark);
        file.Write(BitConverter.GetBytes(Version));
        var checksumBegin = file.Position;
        file.Position = ChecksumEnd;
        using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            using (var writer = new BinaryWriter(hashed, Encoding.UTF8, leaveOpen: true))
            {
                WriteHeader(writer, simulation, experimentHash, positions);
            }

            simulation.Save(hashed);
        }

        file.Position = checksumBegin;
        file.Write(hash.Hash);
    }

    /// <summary>Checks a file as a whole and reads its header.</summary>
    /// <exception cref="CheckpointException">It is damaged, of another version, or no checkpoint.</exception>
    /// <exception cref="ResultFileException">It cannot be read.</exception>
    public static CheckpointHeader Verify(string path) => Read(path, file =>
    {
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        if (!reader.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark))
        {
            throw new CheckpointException(
                $"'{path}' is no checkpoint, or its beginning is damaged; delete it, or resume from another one");
        }

        if (reader.ReadInt32() is var version && version != Version)
        {
            throw new CheckpointException(
                $"'{path}' has the checkpoint format {version}, and FastIzhi {CreatorVersion} reads {Version}; " +
                "resume with the version that wrote it");
        }

        var checksum = reader.ReadBytes(ChecksumEnd - (int)file.Position);
        if (!SHA256.HashData(file).AsSpan().SequenceEqual(checksum))
        {
            throw new CheckpointException($"'{path}' is damaged: its checksum is not that of what it holds; resume from an earlier one");
        }

        file.Position = ChecksumEnd;
        return ReadHeader(path, file, reader);
    });

    /// <summary>Has a simulation take up the state of a file that was verified.</summary>
    /// <exception cref="CheckpointException">The state does not fit the simulation, or is damaged.</exception>
    /// <exception cref="ResultFileException">The file cannot be read.</exception>
    public static void Restore(string path, CheckpointHeader header, Simulation simulation) => Read(path, file =>
    {
        file.Position = header.StateBegin;
        try
        {
            simulation.Restore(file);
        }
        catch (CheckpointException e)
        {
            throw new CheckpointException($"'{path}' cannot be restored: {e.Message}", e);
        }

        return simulation.Row == header.Row
            ? header
            : throw new CheckpointException($"'{path}' is damaged: it is of row {header.Row} and holds the state of row {simulation.Row}");
    });

    private static T Read<T>(string path, Func<FileStream, T> read)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
            return read(file);
        }
        catch (EndOfStreamException e)
        {
            throw new CheckpointException($"'{path}' is damaged: it ends too early; resume from an earlier one", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFileException(path, $"cannot read the checkpoint '{path}': {e.Message}", e);
        }
    }

    private static void WriteHeader(
        BinaryWriter writer, Simulation simulation, byte[] experimentHash, IReadOnlyList<ulong> positions)
    {
        var version = Encoding.UTF8.GetBytes(CreatorVersion);
        writer.Write(version.Length);
        writer.Write(version);
        writer.Write(experimentHash);
        writer.Write(simulation.Row);
        writer.Write(simulation.Time);
        writer.Write(positions.Count);
        foreach (var position in positions)
        {
            writer.Write(position);
        }
    }

    /// <summary>The checksum fits, and yet no number is trusted: it tells of accidents only.</summary>
    private static CheckpointHeader ReadHeader(string path, FileStream file, BinaryReader reader)
    {
        var version = Encoding.UTF8.GetString(reader.ReadBytes(Count(reader.ReadInt32(), LongestVersion, "letters of its version")));
        if (version != CreatorVersion)
        {
            throw new CheckpointException(
                $"'{path}' was written by FastIzhi {version.ReplaceLineEndings(" ")}, and this is {CreatorVersion}, " +
                "whose bits may differ; resume with that version, or run the experiment anew");
        }

        var experimentHash = reader.ReadBytes(SHA256.HashSizeInBytes);
        var (row, time) = (reader.ReadInt64(), reader.ReadDouble());
        if (row < 0 || !double.IsFinite(time) || time < 0)
        {
            throw new CheckpointException($"'{path}' is damaged: it is of row {row} at {time} ms; resume from an earlier one");
        }

        var positions = new ulong[Count(reader.ReadInt32(), (file.Length - file.Position) / sizeof(ulong), "positions")];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = reader.ReadUInt64();
        }

        return new CheckpointHeader(experimentHash, row, time, positions, file.Position);

        int Count(int count, long most, string what) => count >= 0 && count <= most
            ? count
            : throw new CheckpointException($"'{path}' is damaged: {count} {what} are not 0 to {most}; resume from an earlier one");
    }
}
