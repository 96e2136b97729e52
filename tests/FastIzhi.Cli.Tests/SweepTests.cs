using System.Text.Json;
using FastIzhi.Cli.Tests.Support;
using FastIzhi.Hdf5;
using FastIzhi.Hdf5.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary><c>fastizhi sweep</c>: which runs it makes, what their files and its table hold, and how it goes on after a stop.</summary>
public sealed class SweepTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public SweepTests() => _workspace.Write("small.json", Texts.Small);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Each_run_is_what_run_makes_of_its_values()
    {
        var outcome = Sweep("--set", "populations.E.size=10", "--set", "inputs[0].current=500..900..400", "--set", "precision=single,double");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        string[] names = ["current=500_precision=single", "current=500_precision=double", "current=900_precision=single", "current=900_precision=double"];
        Assert.Equal(names.Select(name => $"size=10_{name}.h5"), Column("file"));
        Assert.Equal(["500", "500", "900", "900"], Column("inputs[0].current"));
        foreach (var (current, precision, checksum) in Column("inputs[0].current").Zip(Column("precision"), Column("checksum")))
        {
            Assert.Equal(0, Run(
                "run", "small.json", "-o", "alone.h5", "--overwrite", "--set", $"inputs[0].current={current}", "--set", $"precision={precision}").ExitCode);
            var path = _workspace.PathOf($"small-sweep/size=10_current={current}_precision={precision}.h5");
            Assert.Equal(Contents.Of(_workspace.PathOf("alone.h5")), Contents.Of(path));
            using var alone = ResultFile.Open(_workspace.PathOf("alone.h5"));
            using var swept = ResultFile.Open(path);
            Assert.Equal((alone.Experiment, $"{alone.SpikeChecksum:x16}"), (swept.Experiment, checksum));
        }
    }

    [Fact]
    public void The_table_has_the_statistics_of_each_run()
    {
        var outcome = Sweep("--set", "inputs[0].current=700,900", "--from", "10", "--ring", "E");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        foreach (var (k, file) in Column("file").Index())
        {
            using var statistics = JsonDocument.Parse(Run("stats", $"small-sweep/{file}", "--from", "10", "--ring", "E", "--format", "json").Output);
            foreach (var population in statistics.RootElement.GetProperty("populations").EnumerateArray())
            {
                foreach (var name in (string[])["spikes", "rate_hz", "silent_fraction", "cv_isi", "fano_factor"])
                {
                    var value = population.GetProperty(name);
                    Assert.Equal(
                        value.ValueKind == JsonValueKind.Null ? "" : value.GetRawText(), Column($"{population.GetProperty("name").GetString()}.{name}")[k]);
                }
            }

            var ring = statistics.RootElement.GetProperty("ring");
            Assert.Equal(
                (ring.GetProperty("angle_deg").GetRawText(), ring.GetProperty("length").GetRawText()), (Column("E.angle_deg")[k], Column("E.length")[k]));
        }

        Assert.Equal("small-sweep: 2 runs, 2 complete", outcome.OutputLines[0]);
        Assert.Matches("^  run +status +E \\[Hz\\] +I \\[Hz\\] +E \\[degrees\\]$", outcome.OutputLines[1]);
        Assert.Matches("^  current=700 +complete +[0-9.]+ +[0-9.]+ +[0-9.]+$", outcome.OutputLines[2]);
    }

    [Fact]
    public void Repetitions_have_the_seeds_that_follow_that_of_the_experiment()
    {
        var outcome = Sweep("--repeat", "3", "--seed", "5", "--set", "inputs[0]={\"population\":\"E\",\"white_noise\":5000}");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal(["5", "6", "7"], Column("seed"));
        Assert.Equal(3, Column("checksum").Distinct().Count());
    }

    [Fact]
    public void Values_go_side_by_side_with_zip_and_a_list_has_runs_of_its_own()
    {
        _workspace.Write("runs.csv", "inputs[0].current,populations.I.type\n\"[1,2,3,4,5,6,7,8,9,10]\",FS\n900,RS\n");

        var zipped = Run("sweep", "small.json", "-o", "a", "--zip", "--set", "duration=10,20", "--set", "dt=0.1,0.2", "--set", "seed=3", "--dry-run");
        var listed = Run("sweep", "small.json", "-o", "b", "--list", "runs.csv", "--set", "duration=10,20");

        Assert.Equal((0, 0), (zipped.ExitCode, listed.ExitCode));
        Assert.Equal(["duration=10_dt=0.1_seed=3.h5", "duration=20_dt=0.2_seed=3.h5"], zipped.OutputLines[1..].Select(line => line.Split()[2]));
        Assert.False(Directory.Exists(_workspace.PathOf("a")));
        Assert.Equal(
            [
                "current=[1,2,3,4,5,6,7,8,9,10]_type=FS_duration=10.h5", "current=[1,2,3,4,5,6,7,8,9,10]_type=FS_duration=20.h5",
                "current=900_type=RS_duration=10.h5", "current=900_type=RS_duration=20.h5",
            ],
            Column("file", "b"));
    }

    [Fact]
    public void Runs_of_what_no_file_can_be_called_have_names_that_tell_them_apart()
    {
        var places = string.Join(", ", Enumerable.Range(0, 10).Select(k => $"{{\"population\": \"E\", \"current\": {k + 1}00}}"));

        var outcome = Sweep("--set", $"inputs=[],[{places}]", "--set", "description=a/b,a:b");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        var files = Column("file");
        Assert.Equal(4, files.Distinct().Count());
        Assert.All(files, file => Assert.Matches("^inputs=[A-Za-z0-9,=_\\[\\]-]+-[0-9a-f]{8}\\.h5$", file));
        Assert.Equal(["a/b", "a:b", "a/b", "a:b"], Column("description"));
    }

    [Fact]
    public void Names_of_files_fit_into_every_file_system()
    {
        var (long1, long2) = (new string('\u6f22', 90), new string('\u6f23', 90));

        var outcome = Sweep("--set", $"description={long1},{long2}");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal([long1, long2], Column("description"));
        Assert.All(Column("file"), file => Assert.Matches("^description=-{88}-[0-9a-f]{8}\\.h5$", file));
    }

    [Fact]
    public void A_run_that_fails_is_told_and_the_others_go_on()
    {
        var outcome = Sweep("--set", "inputs[0].current=700,-1e12,900", "--jobs", "1");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(["complete", "failed", "complete"], Column("status"));
        var line = Assert.Single(outcome.ErrorLines, line => line.StartsWith("fastizhi: ", StringComparison.Ordinal));
        Assert.StartsWith("fastizhi: current=-1e12: neuron 0 of E diverged at step ", line, StringComparison.Ordinal);
        Assert.Equal(["", line["fastizhi: current=-1e12: ".Length..], ""], Column("failure"));
        Assert.Equal("small-sweep: 3 runs, 2 complete, 1 failed", outcome.OutputLines[0]);
    }

    [Fact]
    public void What_is_done_is_kept_and_only_what_is_missing_is_run()
    {
        string[] values = ["--set", "inputs[0].current=700,900"];
        Sweep(values);
        var (table, kept) = (Table("small-sweep"), _workspace.PathOf("small-sweep/current=700.h5"));
        var written = File.GetLastWriteTimeUtc(kept);
        File.Delete(_workspace.PathOf("small-sweep/current=900.h5"));

        var outcome = Sweep([.. values, "--jobs", "2", "--threads", "2"]);

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal(written, File.GetLastWriteTimeUtc(kept));
        Assert.Equal(Without("wall_s", table), Without("wall_s", Table("small-sweep")));
        Assert.DoesNotContain(outcome.ErrorLines, line => line.Contains("0 of 2 runs", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_result_file_is_kept_and_told()
    {
        Sweep("--set", "inputs[0].current=700");
        File.WriteAllText(_workspace.PathOf("small-sweep/current=700.h5"), "mine");

        var outcome = Sweep("--set", "inputs[0].current=700");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(
            "fastizhi: cannot repair 'small-sweep/current=700.h5': it is not an HDF5 file; "
            + "delete it so that it is run anew, or choose another folder with --output",
            Assert.Single(outcome.ErrorLines));
        Assert.Equal("mine", File.ReadAllText(_workspace.PathOf("small-sweep/current=700.h5")));
    }

    [Fact]
    public void What_a_run_that_was_killed_at_its_very_end_leaves_is_deleted()
    {
        Sweep("--set", "inputs[0].current=700");
        _workspace.Write("small-sweep/current=700.h5.100.checkpoint", "");
        _workspace.Write("small-sweep/sweep.lock", "");

        var outcome = Sweep("--set", "inputs[0].current=700");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal(
            ["current=700.h5", "outcomes.csv"],
            Directory.GetFiles(_workspace.PathOf("small-sweep")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_table_that_cannot_be_written_is_told_after_the_runs()
    {
        Directory.CreateDirectory(_workspace.PathOf("small-sweep/outcomes.csv"));

        var outcome = Sweep("--set", "inputs[0].current=-1e12,900");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("small-sweep: 2 runs, 1 complete, 1 failed", outcome.OutputLines[0]);
        var lines = outcome.ErrorLines.Where(line => line.StartsWith("fastizhi: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.StartsWith("fastizhi: current=-1e12: neuron 0 of E diverged", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("fastizhi: cannot write the table 'small-sweep/outcomes.csv': ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_another_experiment_are_kept_unless_they_are_to_be_replaced()
    {
        Sweep("--set", "inputs[0].current=700");
        var before = File.ReadAllBytes(_workspace.PathOf("small-sweep/current=700.h5"));

        var refused = Sweep("--set", "inputs[0].current=700,900", "--duration", "20");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("small-sweep/current=700.h5 is the result of another experiment", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_workspace.PathOf("small-sweep/current=700.h5")));
        Assert.Equal(0, Sweep("--set", "inputs[0].current=700,900", "--duration", "20", "--overwrite").ExitCode);
        Assert.Equal(["20", "20"], Column("time_ms"));
    }

    [Fact]
    public void Runs_without_recorded_spikes_have_their_numbers()
    {
        var outcome = Sweep("--set", "inputs[0].current=700,900", "--set", "record.spikes=none");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.All(Column("E.spikes"), spikes => Assert.NotEqual("0", spikes));
        Assert.DoesNotContain("E.cv_isi", Table("small-sweep")[0]);
    }

    [Theory]
    [InlineData("there is nothing to vary")]
    [InlineData("--set: 'N' is not path=values", "--set", "N")]
    [InlineData("--set dt: a value is missing in '1,,2'", "--set", "dt=1,,2")]
    [InlineData("--set dt: the range '1..2..-1' does not come to its end in steps of -1", "--set", "dt=1..2..-1")]
    [InlineData("--set dt: '0.1:1:0.1' is no value; write a range as from..to..step", "--set", "dt=0.1:1:0.1")]
    [InlineData("--set seed: the range '0..1e9' has 1000000001 values; a sweep has at most 100000 runs", "--set", "seed=0..1e9")]
    [InlineData("--set dt: the numbers of '1e28..2e28..1e-28' are too great for a range", "--set", "dt=1e28..2e28..1e-28")]
    [InlineData("--set dt: the numbers of '-7e28..7e28' are too great for a range", "--set", "dt=-7e28..7e28")]
    [InlineData("--set dt: the numbers of '1e30..2e30' are too great for a range", "--set", "dt=1e30..2e30")]
    [InlineData("--set dt: the range '0..1..1e-29' does not come to its end in steps of 0", "--set", "dt=0..1..1e-29")]
    [InlineData("--repeat: 3 seeds from 9007199254740991 on go beyond 9007199254740992", "--repeat", "3", "--seed", "9007199254740991")]
    [InlineData("--set seed: it is given twice", "--set", "seed=1", "--set", "seed=2")]
    [InlineData("the run seed=1 is there 2 times", "--set", "seed=1,2,1")]
    [InlineData("the sweep has 160000 runs or more; at most 100000 are made", "--set", "seed=1..400", "--set", "duration=1..400")]
    [InlineData("--zip: duration has 2 values, another one 3", "--zip", "--set", "seed=1..3", "--set", "duration=1,2")]
    [InlineData("--repeat and values of seed exclude one another", "--repeat", "2", "--set", "seed=1,2")]
    [InlineData("--duration and values of duration exclude one another", "--duration", "5", "--set", "duration=1,2")]
    [InlineData("--repeat: '0' is not a whole number from 1 to 100000", "--repeat", "0")]
    [InlineData("--ring: the spikes of 'X' are not recorded; those are of E, I", "--repeat", "2", "--ring", "X")]
    [InlineData("the window from 60 to 50 ms is empty; runs go from 0 to 50 ms", "--repeat", "2", "--from", "60")]
    [InlineData("no/folder: there is no folder ", "--repeat", "2", "-o", "no/folder")]
    [InlineData("small.json is a file", "--repeat", "2", "-o", "small.json")]
    [InlineData("missing.csv cannot be read", "--list", "missing.csv")]
    [InlineData("small.json: populations.E.size: -5 is not a whole number", "--set", "populations.E.size=10,-5")]
    [InlineData("small: a row of 500000000 neurons takes 4000000000 bytes", "--set", "populations.E.size=10,500000000", "--set", "inputs=[]")]
    [InlineData("small.json: populations.X.type: missing", "--set", "populations.X.size=1,2")]
    public void A_mistake_is_told_before_anything_runs(string message, params string[] arguments)
    {
        var outcome = Sweep(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workspace.PathOf("small-sweep")));
    }

    [Theory]
    [InlineData("populations.E.size,seed\n10\n", "runs.csv: run 1 is '10'; it needs a value of each of populations.E.size, seed")]
    [InlineData("seed,seed\n1,2\n", "runs.csv: the first line has paths, such as populations.E.size, each once; it is 'seed,seed'")]
    [InlineData("seed\n", "runs.csv has no run")]
    [InlineData("", "runs.csv is empty")]
    public void A_list_that_is_none_is_told(string text, string message)
    {
        _workspace.Write("runs.csv", text);

        var outcome = Sweep("--list", "runs.csv");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_with_the_runs_is_told_at_once()
    {
        var outcome = Sweep("--set", "populations.E.size=-1,-2,10", "--set", "duration=50,-3");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(3, outcome.ErrorLines.Length);
    }

    [Fact]
    public void The_picture_of_the_documentation_is_drawn_from_the_table()
    {
        var document = new Document("docs", "sweeps.md");
        Directory.CreateSymbolicLink(_workspace.PathOf("data"), Repository.PathOf("data"));
        Assert.Equal(0, _workspace.RunShell(document.Blocks("sh")[0].Split('\n')[0] + " --duration 1000").ExitCode);

        var outcome = _workspace.RunPython("-c", Assert.Single(document.Blocks("python")) + """

            print([len(line.get_xdata()) for line in axes.lines])
            """);

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal("[6, 3]", Assert.Single(outcome.OutputLines));
        Assert.True(new FileInfo(_workspace.PathOf("bump-1280-sweep.png")).Length > 10_000);
    }

    private Outcome Sweep(params string[] arguments) => Run(["sweep", "small.json", .. arguments]);

    private Outcome Run(params string[] arguments) => _workspace.Run(arguments);

    private List<string[]> Table(string folder) => SweepTables.Read(_workspace.PathOf($"{folder}/outcomes.csv"));

    private string[] Column(string name, string folder = "small-sweep") => SweepTables.Column(Table(folder), name);

    private static IEnumerable<string> Without(string column, List<string[]> table)
    {
        var left = Array.IndexOf(table[0], column);
        Assert.True(left >= 0);
        return table.Select(row => string.Join(';', row.Where((_, k) => k != left)));
    }
}
