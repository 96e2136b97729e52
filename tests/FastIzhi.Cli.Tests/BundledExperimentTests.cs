using System.Globalization;
using FastIzhi.Analysis;
using FastIzhi.Cli.Tests.Support;
using FastIzhi.Hdf5;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>The experiments of data/experiments: the golden ones give the golden spikes, and all run.</summary>
public sealed class BundledExperimentTests : IDisposable
{
    private const double TimeStep = 0.1;

    /// <summary>Its little sister, with the same lines but for the sizes, runs instead.</summary>
    private const string TooLargeToRunHere = "cortex-1m";

    private readonly Workspace _workspace = new();

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Repository.PathOf("data", "experiments"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path))];

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("rs-dc", "rs_dc125", 10_000, "RS", 4)]
    [InlineData("fs-dc", "fs_dc125", 10_000, "FS", 33)]
    [InlineData("net4-handwired", "net4_handwired", 9_999, "E 2, I 2", 94)]
    [InlineData("net4-ring", "net4_ring", 9_999, "E 2, I 2", 110)]
    [InlineData("net120-ring", "net120_ring", 9_999, "E 100, I 20", 5419)]
    public void Every_golden_spike_is_in_the_file_at_its_row_times_dt(
        string name, string golden, long steps, string populations, int count)
    {
        var outcome = _workspace.Run("run", Experiment(name));

        Assert.Equal(0, outcome.ExitCode);
        using var result = ResultFile.Open(_workspace.PathOf($"{name}.h5"));
        Assert.Equal((RunStatus.Complete, Scheme.Reference, Precision.Double), (result.Status, result.Scheme, result.Precision));
        Assert.Equal(steps, result.Steps);
        Assert.Equal(populations, result.Populations.Count == 1
            ? result.Populations[0].Name
            : string.Join(", ", result.Populations.Select(population => $"{population.Name} {population.Size}")));
        using var recorded = new Recorded(_workspace.PathOf($"{name}.h5"));
        var spikes = new List<(double Time, ulong Neuron)>();
        var first = 0UL;
        foreach (var population in result.Populations)
        {
            var neurons = recorded.Neurons(population.Name);
            spikes.AddRange(recorded.Times(population.Name).Zip(neurons.Select(neuron => neuron + first)));
            first += (ulong)population.Size;
            Assert.Equal(neurons.Length, population.Spikes);
            Assert.Contains(outcome.OutputLines, line =>
                line.StartsWith($"  {population.Name} ", StringComparison.Ordinal) && line.Contains($" {neurons.Length} spikes"));
        }

        Assert.Equal(count, spikes.Count);
        Assert.Equal(GoldenSpikes(golden), spikes.OrderBy(spike => spike.Time).ThenBy(spike => spike.Neuron));
    }

    [Fact]
    public void The_ring_of_1280_keeps_its_activity_where_the_cue_is()
    {
        Assert.Equal(0, _workspace.Run("run", Experiment("ring-1280")).ExitCode);

        using var recorded = new Recorded(_workspace.PathOf("ring-1280.h5"));
        var neurons = recorded.Neurons("E");
        Assert.True(neurons.Length > 5_000, $"{neurons.Length} spikes");
        Assert.All(recorded.Times("E"), time => Assert.True(time > 100, $"a spike at {time} ms, before the cue"));

        // The cue drives neurons 448 to 575; those within 15 degrees, 43 neurons, join in.
        Assert.Equal(448 - 43.0, neurons.Min(), tolerance: 5);
        Assert.Equal(575 + 43.0, neurons.Max(), tolerance: 5);
    }

    [Fact]
    public void The_checksum_of_the_cortex_is_the_same_from_any_number_of_threads_in_the_summary_and_in_the_file()
    {
        var checksums = new HashSet<string>();
        foreach (var threads in (string[])["1", "2", "3"])
        {
            var outcome = _workspace.Run("run", Experiment("cortex-10k"), "--duration", "50", "--threads", threads, "--overwrite");

            Assert.Equal(0, outcome.ExitCode);
            var line = Assert.Single(outcome.OutputLines, line => line.StartsWith("  checksum ", StringComparison.Ordinal));
            using var result = ResultFile.Open(_workspace.PathOf("cortex-10k.h5"));
            Assert.Contains($"{result.SpikeChecksum:x16}", line, StringComparison.Ordinal);
            Assert.Equal(threads, result.Threads.ToString(CultureInfo.InvariantCulture));
            checksums.Add(line);
        }

        Assert.Single(checksums);
    }

    /// <summary>The rates of the benchmark, which CortexCommand measures on the same networks made from C#.</summary>
    [Theory]
    [InlineData("cortex-1k", 6.0, 7.5)]
    [InlineData("cortex-10k", 9.5, 4.9)]
    [InlineData("cortex-100k", 9.5, 4.9)]
    public void The_cortex_fires_at_its_rates(string name, double excitatory, double inhibitory)
    {
        Assert.Equal(0, _workspace.Run("run", Experiment(name)).ExitCode);

        using var result = ResultFile.Open(_workspace.PathOf($"{name}.h5"));
        var rates = result.Populations.ToDictionary(population => population.Name, population => (double)population.Spikes / population.Size);
        Assert.Equal(excitatory, rates["E"], tolerance: 0.1);
        Assert.Equal(inhibitory, rates["I"], tolerance: 0.1);
    }

    /// <summary>The spikes of the cells under the currents of the figures; docs/cells.md says what each of them is known for.</summary>
    [Fact]
    public void The_cells_of_2007_fire_the_spikes_of_their_figures()
    {
        Assert.Equal(0, _workspace.Run("run", Experiment("cells-2007")).ExitCode);

        using var result = ResultFile.Open(_workspace.PathOf("cells-2007.h5"));
        Assert.Equal(
            [("RS", 13L), ("IB", 12), ("CH", 22), ("LTS", 67), ("FS", 76), ("TC-tonic", 17), ("TC-burst", 6), ("RTN", 13)],
            result.Populations.Select(population => (population.Name, population.Spikes)));
    }

    [Fact]
    public void The_bump_stays_where_the_cue_was()
    {
        Assert.Equal(0, _workspace.Run("run", Experiment("bump-1280")).ExitCode);

        using var result = ResultFile.Open(_workspace.PathOf("bump-1280.h5"));
        var before = PopulationVector.Of(result, result.Populations[0], new SpikeWindow(0, 500), 500).Whole;
        Assert.True(before.Length < 0.5, $"a bump of length {before.Length} before the cue");
        var delay = PopulationVector.Of(result, result.Populations[0], new SpikeWindow(750, 3750), 500);
        Assert.All(delay.Samples, sample =>
        {
            Assert.True(sample.Length > 0.9 && sample.Spikes > 1000, $"{sample}");
            Assert.Equal(90, sample.Angle!.Value, tolerance: 10);
        });
        Assert.Equal(0, delay.Drift!.Value, tolerance: 5);
    }

    /// <summary>The program of the paper, run for as long, has 7.3 and 6.6 Hz and powers of 16, 6, 0.4 and 0.3 times the mean in these bands.</summary>
    [Fact]
    public void The_network_of_2003_has_its_rates_and_rhythms()
    {
        Assert.Equal(0, _workspace.Run("run", Experiment("izhikevich-2003")).ExitCode);

        using var result = ResultFile.Open(_workspace.PathOf("izhikevich-2003.h5"));
        var counts = new int[10_000];
        foreach (var time in result.Populations.SelectMany(population => result.Spikes(population.Name).Read())
            .SelectMany(block => block.Times.ToArray()))
        {
            counts[(int)time - 1]++;
        }

        Assert.Equal(7.3, result.Populations[0].Spikes / 800.0 / 10, tolerance: 0.5);
        Assert.Equal(6.7, result.Populations[1].Spikes / 200.0 / 10, tolerance: 0.7);
        var power = PowerSpectrum.Of(counts)!.Power.ToArray();
        foreach (var rhythm in (double[])[power[8..13].Average(), power[30..50].Average()])
        {
            Assert.True(rhythm > 5 * power[2..5].Average(), $"{rhythm} against slow {power[2..5].Average()}");
            Assert.True(rhythm > 5 * power[120..250].Average(), $"{rhythm} against fast {power[120..250].Average()}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_runs_in_both_precisions(string name)
    {
        if (name == TooLargeToRunHere)
        {
            return;
        }

        foreach (var precision in (string[])["single", "double"])
        {
            var outcome = _workspace.Run("run", Experiment(name), "--duration", "5", "--precision", precision, "--overwrite");

            Assert.Equal(0, outcome.ExitCode);
            Assert.Equal($"{name}: complete, 5 of 5 ms", outcome.OutputLines[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_opens_with_what_it_shows_and_where_it_comes_from(string name)
    {
        Assert.StartsWith("// ", File.ReadAllText(Experiment(name)), StringComparison.Ordinal);

        var outcome = _workspace.Run("info", Experiment(name));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(outcome.OutputLines, line => line.StartsWith("  shows ", StringComparison.Ordinal));
        Assert.Contains(outcome.OutputLines, line => line.StartsWith("  source ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_listed_in_the_readme_of_the_data(string name) =>
        Assert.Contains($"| `{name}.json` |", File.ReadAllText(Repository.PathOf("data", "README.md")), StringComparison.Ordinal);

    private static string Experiment(string name) => Repository.PathOf("data", "experiments", name + ".json");

    /// <summary>Lines of row and neuron, in the order of rows and then neurons.</summary>
    private static IEnumerable<(double Time, ulong Neuron)> GoldenSpikes(string name) =>
        from line in File.ReadLines(Repository.PathOf("data", "golden", $"{name}_spikes.csv")).Skip(1)
        let fields = line.Split(',')
        select (int.Parse(fields[0], CultureInfo.InvariantCulture) * TimeStep, ulong.Parse(fields[1], CultureInfo.InvariantCulture));
}
