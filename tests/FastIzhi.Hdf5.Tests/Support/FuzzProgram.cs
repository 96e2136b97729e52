using System.Globalization;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>
/// What this assembly does when it is run as a program, in a process of its own: it reads damaged files. The process prints the
/// number of each file before it reads it, so that whoever started it knows over which one it fell.
/// </summary>
internal static class FuzzProgram
{
    /// <param name="arguments">
    /// The first number, the number behind the last, the file to use, and sound files; those of other programs have names that begin with
    /// source.
    /// </param>
    public static int Main(string[] arguments)
    {
        var (first, end) = (int.Parse(arguments[0], CultureInfo.InvariantCulture), int.Parse(arguments[1], CultureInfo.InvariantCulture));
        var path = arguments[2];
        var sources = arguments[3..].Select(source => (Name: Path.GetFileName(source), Bytes: File.ReadAllBytes(source))).ToArray();
        var metadata = sources.Select(source => Mutation.MetadataIn(source.Bytes)).ToArray();
        var areSources = sources.Select(source => source.Name.StartsWith("source", StringComparison.Ordinal)).ToArray();
        var sound = arguments[3..].Select((source, i) => areSources[i] ? Contents.OfSource(source) : Contents.Of(source)).ToArray();
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
            if (areSources[at])
            {
                read += Contents.OfSource(path).Count == sound[at].Count ? 1 : 0;
                continue;
            }

            try
            {
                var contents = Contents.Of(path);
                read++;

                // The oldest format has no checksums.
                if (isFlip && !sources[at].Name.StartsWith("v18", StringComparison.Ordinal) && Contents.Differences(contents, sound[at]) > 1)
                {
                    Console.WriteLine($"one bit made {Contents.Differences(contents, sound[at])} values wrong");
                    return 1;
                }
            }
            catch (ResultFileException)
            {
                // That is how damage is told.
            }

            if (sources[at].Name.Contains("crashed", StringComparison.Ordinal))
            {
                Repair(path);
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
}
