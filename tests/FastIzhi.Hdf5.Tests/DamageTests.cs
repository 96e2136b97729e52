using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using FastIzhi.Hdf5.Tests.Support;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>
/// Damaged files give an error or data, and never end the process, hang it or take its memory, whether they are read, repaired or
/// resumed. The library is known to crash over some, so this is done in processes of their own.
/// </summary>
[Collection(nameof(Alone))]
public sealed class DamageTests : IDisposable
{
    private const int Files = 10_000;
    private const int SourceFiles = 3_000;
    private const int Processes = 2;

    /// <summary>What a process may hold at the end [bytes]. Files are smaller than 1 MB.</summary>
    private const long MostMemory = 1L << 30;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Ten_thousand_damaged_files_are_survived()
    {
        var sources = FuzzProgram.Kinds.Select(pair => new RecordedRun(_temp.File($"{pair.Key}.h5"), pair.Value).Path).ToArray();
        var children = Enumerable.Range(0, Processes).Select(child => ReadDamaged(
            Files / Processes * child, Files / Processes * (child + 1), _temp.File($"damaged-{child}.h5"), sources));
        var read = (await Task.WhenAll(children)).Sum();

        // Neither are all refused, nor is damage not noticed.
        Assert.InRange(read, Files / 20, Files - Files / 20);
    }

    [Fact]
    public async Task Damaged_files_of_other_programs_are_survived()
    {
        var sources = ((string[])["earliest", "v108", "v110"]).Select(version => _temp.File($"source-{version}.h5")).ToArray();
        foreach (var source in sources)
        {
            Python.Run(_temp.Folder, $"""
                import h5py, numpy, re
                version = re.search("source-(.*).h5", "{source}")[1]
                f = h5py.File("{source}", "w", libver=(version, "latest" if version == "earliest" else version))
                e, s = f.create_group("edges/e"), f.create_group("spikes/E")
                n = 300
                e.create_dataset("source_node_id", data=numpy.arange(n, dtype="u8") * 7 % 50, chunks=(64,), compression=1, shuffle=True)
                e.create_dataset("target_node_id", data=numpy.arange(n, dtype="u8") // 10, chunks=(64,))
                e["edge_group_id"], e["edge_group_index"] = numpy.arange(n) % 2, numpy.arange(n) // 2
                for group in "01":
                    e[group + "/syn_weight"], e[group + "/delay"] = numpy.full(n // 2, 0.5), numpy.full(n // 2, 1.5, "f4")
                s["timestamps"], s["node_ids"] = numpy.arange(n) / 10, numpy.arange(n, dtype="u8") % 50
                s["timestamps"].attrs["units"] = "ms"
                f["time"], f["current"] = numpy.arange(20.0), numpy.ones((20, 5))
                f["rates/time"] = numpy.arange(20)
                f.create_dataset("rates/rate", data=numpy.ones((20, 5)), chunks=(4, 3), maxshape=(None, None), compression=1)
                f["current"].attrs["units"] = numpy.bytes_("pA")
                f.close()
                """);
        }

        var children = Enumerable.Range(0, Processes).Select(child => ReadDamaged(
            SourceFiles / Processes * child, SourceFiles / Processes * (child + 1), _temp.File($"damaged-{child}.h5"), sources));
        var read = (await Task.WhenAll(children)).Sum();

        Assert.InRange(read, SourceFiles / 20, SourceFiles - SourceFiles / 20);
    }

    /// <returns>The number of files that gave data.</returns>
    private static async Task<int> ReadDamaged(int first, int end, string path, string[] sources)
    {
        string[] numbers = [first.ToString(CultureInfo.InvariantCulture), end.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"),
            ["exec", typeof(DamageTests).Assembly.Location, .. numbers, path, .. sources])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x10000000";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var last = "";
        try
        {
            while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
            {
                last = line;
            }
        }
        catch (TimeoutException)
        {
            process.Kill();
            Assert.Fail($"file {last} hangs");
        }

        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode} at file {last}\n{await errors}");
        var words = last.Split(' ');
        Assert.InRange(long.Parse(words[3], CultureInfo.InvariantCulture), 0, MostMemory);
        return int.Parse(words[1], CultureInfo.InvariantCulture);
    }
}
