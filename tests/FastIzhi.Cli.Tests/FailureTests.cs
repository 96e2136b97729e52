using FastIzhi.Cli.Tests.Support;
using FastIzhi.Hdf5;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>Runs that fail: exit code 1, one line that says why, and a file that keeps what came before.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_divergence_names_the_neuron_the_step_and_the_cause_and_keeps_the_file()
    {
        var outcome = _workspace.Run("run", _workspace.Write("diverging.json", Texts.Diverging));

        Assert.Equal(1, outcome.ExitCode);
        using var result = ResultFile.Open(_workspace.PathOf("diverging.h5"));
        Assert.Equal((RunStatus.Failed, 50.0), (result.Status, result.Duration));
        Assert.InRange(result.Steps, 30, 40);
        var line = Assert.Single(outcome.ErrorLines, line => line.StartsWith("fastizhi: ", StringComparison.Ordinal));
        Assert.StartsWith($"fastizhi: neuron 2 of E diverged at step {result.Steps} (", line, StringComparison.Ordinal);
        Assert.Contains("the time step of 0.1 ms is too large", line, StringComparison.Ordinal);
        Assert.Contains("try 0.05 ms", line, StringComparison.Ordinal);
        Assert.StartsWith("diverging: failed; the file holds what came before", outcome.OutputLines[0], StringComparison.Ordinal);

        // Row 0 and all rows before the bad one.
        using var recorded = new Recorded(_workspace.PathOf("diverging.h5"));
        var states = recorded.States<double>("E", "v");
        Assert.Equal(result.Steps, states.GetLength(0));
        Assert.All(states.Cast<double>(), value => Assert.InRange(value, -100, 100));
    }

    [Fact]
    public void What_a_run_wrote_before_it_failed_is_plotted_when_asked_for()
    {
        var outcome = _workspace.Run("run", _workspace.Write("diverging.json", Texts.Diverging), "--plot");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("  plot         diverging.png", outcome.OutputLines[^1]);
        Assert.True(File.Exists(_workspace.PathOf("diverging.png")));
        Assert.Contains(outcome.ErrorLines, line => line.StartsWith("fastizhi: neuron 2 of E diverged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fastizhi schema")]
    [InlineData("fastizhi --help")]
    [InlineData("fastizhi fi --cell RS --from 100 --to 120 --duration 3000")]
    public void Output_that_cannot_be_written_is_told(string command)
    {
        var outcome = _workspace.RunShell($"{command} > /dev/full");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("fastizhi: cannot write or read: No space left on device", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_cannot_be_loaded_is_named()
    {
        var outcome = _workspace.Run(
            new Dictionary<string, string> { ["FASTIZHI_HDF5"] = "/nowhere/libhdf5.so" },
            "run", _workspace.Write("small.json", Texts.Small));

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("/nowhere/libhdf5.so", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(_workspace.Results);
    }

    [Fact]
    public void A_full_disk_ends_the_run_with_the_name_of_the_file()
    {
        // Files may have 2,000 blocks of 512 bytes, less than the first chunk; the runtime's own files need no such room.
        using var run = _workspace.StartAfter(
            "export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f 2000",
            "run", _workspace.Write("endless.json", Texts.Endless), "--force");

        var outcome = run.End();

        Assert.Equal(1, outcome.ExitCode);
        var line = Assert.Single(outcome.ErrorLines, line => line.StartsWith("fastizhi: ", StringComparison.Ordinal));
        Assert.Contains("endless.h5", line, StringComparison.Ordinal);
    }
}
