using System.Globalization;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>
/// What this assembly does when it is run as a program, in a process of its own: it reads damaged files, and repairs or resumes them.
/// The process prints the number of each file before it reads it, so that whoever started it knows over which one it fell.
/// </summary>
internal static class FuzzProgram
{
    /// <summary>The sound result files, by their names without the ending.</summary>
    public static readonly Dictionary<string, FileKind> Kinds = new()
    {
        ["complete"] = new FileKind(),
        ["compressed"] = new FileKind { CompressionLevel = 1 },
        ["rounded"] = new FileKind { CompressionLevel = 1, MantissaBits = 12, StatePrecision = Precision.Single },
        ["interrupted"] = new FileKind { End = RunStatus.Interrupted },
        ["interrupted-compressed"] = new FileKind { CompressionLevel = 1, End = RunStatus.Interrupted },
        ["v18"] = new FileKind { Format = ResultFormat.V18 },
        ["killed"] = new FileKind { End = null },
        ["killed-compressed"] = new FileKind { CompressionLevel = 1, End = null },
        ["killed-v18"] = new FileKind { CompressionLevel = 1, Format = ResultFormat.V18, End = null },
        ["killed-rounded"] = new FileKind { CompressionLevel = 1, MantissaBits = 12, End = null },
    };

    /// <param name="arguments">
    /// The first number, the number behind the last, the file to use, and sound files: those of <see cref="Kinds"/>, or of other programs.
    /// </param>
    public static int Main(string[] arguments)
    {
        var (first, end) = (int.Parse(arguments[0], CultureInfo.InvariantCulture), int.Parse(arguments[1], CultureInfo.InvariantCulture));
        var path = arguments[2];
        var sources = arguments[3..].Select(source => (Name: Path.GetFileName(source), Bytes: File.ReadAllBytes(source))).ToArray();
        var metadata = sources.Select(source => Mutation.MetadataIn(source.Bytes)).ToArray();
        var kinds = sources.Select(source => Kinds.GetValueOrDefault(Path.GetFileNameWithoutExtension(source.Name))).ToArray();
        var sound = arguments[3..].Select((source, i) => kinds[i] is null ? Contents.OfSource(source) : Contents.Of(source)).ToArray();
        var runs = kinds.Select((kind, i) => kind?.End == RunStatus.Interrupted ? new RecordedRun($"{path}.{i}", kind) : null).ToArray();
        var read = 0;
        for (var number = first; number < end; number++)
        {
            var at = number % sources.Length;
            Console.WriteLine($"{number} {sources[at].Name}");
            var random = new Random(number);
            var isFlip = number / sources.Length % 4 == 0;
            File.WriteAllBytes(path, isFlip
                ? Mutation.FlipBit(sources[at].Bytes, random)
                : Mutation.Damage(sources[at].Bytes, metadata[at], random));
            if (kinds[at] is not { } kind)
            {
                read += Contents.OfSource(path).Count == sound[at].Count ? 1 : 0;
                continue;
            }

            try
            {
                var contents = Contents.Of(path);
                read++;

                // The oldest format has no checksums.
                if (isFlip && kind.Format != ResultFormat.V18 && Contents.Differences(contents, sound[at]) > 1)
                {
                    Console.WriteLine($"one bit made {Contents.Differences(contents, sound[at])} values wrong");
                    return 1;
                }
            }
            catch (ResultFileException)
            {
                // That is how damage is told.
            }

            if (kind.End is null)
            {
                Repair(path);
            }
            else if (runs[at] is { } run)
            {
                Resume(run, path);
            }
        }

        Console.WriteLine($"read {read} peak {Environment.WorkingSet}");
        return 0;
    }

    /// <summary>A repair makes a file that can be read, or says that it cannot.</summary>
    private static void Repair(string path)
    {
        try
        {
            if (!ResultRecovery.Recover(path))
            {
                return;
            }
        }
        catch (ResultFileException)
        {
            return;
        }

        using var file = ResultFile.Open(path);
        if (file.NeedsRecovery)
        {
            throw new InvalidOperationException("a repaired file is to be repaired again");
        }
    }

    /// <summary>A run goes on with the file, or says that it cannot.</summary>
    private static void Resume(RecordedRun run, string path)
    {
        try
        {
            run.Resume(path);
        }
        catch (ResultFileException)
        {
            // That is how it is told.
        }
    }
}
