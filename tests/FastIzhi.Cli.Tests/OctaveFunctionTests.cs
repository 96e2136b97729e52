using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>The functions of src/matlab in Octave, and the example of docs/matlab.md.</summary>
public sealed partial class OctaveFunctionTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void They_read_what_is_in_the_file()
    {
        Assert.Equal(0, _workspace.Run("run", Repository.PathOf("data", "experiments", "net4-ring.json")).ExitCode);
        using var recorded = new Recorded(_workspace.PathOf("net4-ring.h5"));
        var (times, neurons) = (recorded.Times("E"), recorded.Neurons("E"));
        var voltages = recorded.States<double>("E", "v");

        var lines = RunOctave("""
            run = fastizhi.info('net4-ring.h5');
            printf('%s %s %g %d %s %d\n', run.name, run.status, run.dt, run.seed, run.populations(1).kind, run.populations(1).spike_count);
            [times, neurons] = fastizhi.spikes('net4-ring.h5', 'E');
            printf('%.17g %d\n', [times neurons]');
            [times, neurons] = fastizhi.spikes('net4-ring.h5', 'E', 100, 200);
            printf('%d\n', numel(times));
            [v, t, columns] = fastizhi.states('net4-ring.h5', 'E', 'v', 10, 10.5);
            printf('%.17g %.17g %.17g\n', [t v]');
            printf('%d %d\n', columns);
            """);

        Assert.Equal($"net4-ring complete 0.1 0 excitatory {times.Length}", lines[0]);
        var spikes = lines[1..(times.Length + 1)].Select(line => line.Split(' ')).ToList();
        Assert.Equal(times, spikes.Select(fields => double.Parse(fields[0], CultureInfo.InvariantCulture)));
        Assert.Equal(neurons, spikes.Select(fields => ulong.Parse(fields[1], CultureInfo.InvariantCulture)));
        Assert.Equal(times.Count(time => time is >= 100 and < 200), int.Parse(lines[times.Length + 1], CultureInfo.InvariantCulture));
        var rows = lines[(times.Length + 2)..(times.Length + 7)];
        for (var i = 0; i < rows.Length; i++)
        {
            var fields = rows[i].Split(' ').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal((100 + i) * 0.1, fields[0], precision: 9);
            Assert.Equal([voltages[100 + i, 0], voltages[100 + i, 1]], fields[1..]);
        }

        Assert.Equal("0 1", lines[times.Length + 7]);
    }

    [Theory]
    [InlineData("L2-3.a")]
    [InlineData("1E")]
    [InlineData("-x")]
    public void They_take_names_that_are_no_identifiers(string name)
    {
        var experiment = $$"""
            { "name": "named", "duration": 1, "populations": { "{{name}}": { "size": 3, "type": "RS" } },
              "record": { "spikes": "all", "states": [ { "population": "{{name}}", "variables": ["v"] } ] } }
            """;
        Assert.Equal(0, _workspace.Run("run", _workspace.Write("named.json", experiment)).ExitCode);

        Assert.Equal(["0 0", "11 3"], RunOctave($"""
            data = fastizhi.internal.read('named.h5', '/spikes', '{name}');
            printf('%d %d\n', size(fastizhi.spikes('named.h5', '{name}'), 1), numel(data.node_ids));
            printf('%d %d\n', size(fastizhi.states('named.h5', '{name}', 'v')));
            """));
    }

    [Fact]
    public void They_say_what_is_not_there()
    {
        Assert.Equal(0, _workspace.Run("run", Repository.PathOf("data", "experiments", "rs-dc.json")).ExitCode);
        _workspace.Write("text.h5", "no HDF5");

        var lines = RunOctave("""
            function tell(call), try, call(); catch e, disp(e.message); end, end
            tell(@() fastizhi.spikes('rs-dc.h5', 'X'));
            tell(@() fastizhi.states('rs-dc.h5', 'RS', 'g_ampa'));
            tell(@() fastizhi.info('none.h5'));
            tell(@() fastizhi.info('text.h5'));
            """);

        Assert.Equal("rs-dc.h5 has no /spikes/X; there is RS", lines[0]);
        Assert.Matches("^rs-dc\\.h5 has no /states/RS/g_ampa; there is (u, )?v$", lines[1]);
        Assert.Equal("there is no file none.h5", lines[2]);
        Assert.StartsWith("text.h5 cannot be read", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_documentation_plots_what_is_in_the_file()
    {
        Assert.Equal(0, _workspace.Run("run", Repository.PathOf("data", "experiments", "net120-ring.json")).ExitCode);
        var example = Example().Match(File.ReadAllText(Repository.PathOf("docs", "matlab.md"))).Groups[1].Value;

        // Octave without a screen has no graphics: stand-ins say what they were to draw.
        _workspace.Write("plot.m", "function plot(x, y, varargin), printf('plot %d %d\\n', numel(x), numel(y)); end");
        foreach (var name in (string[])["subplot", "xlabel", "ylabel", "title"])
        {
            _workspace.Write($"{name}.m", $"function {name}(varargin), printf('%s\\n', '{name}'); end");
        }

        var lines = RunOctave(example.Replace("addpath('src/matlab');", "", StringComparison.Ordinal));

        using var recorded = new Recorded(_workspace.PathOf("net120-ring.h5"));
        var spikes = recorded.Times("E").Count(time => time < 500);
        Assert.Equal(["subplot", $"plot {spikes} {spikes}", "ylabel", "title", "subplot", "plot 5000 5000", "xlabel", "ylabel"], lines);
    }

    [GeneratedRegex("```octave\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    private string[] RunOctave(string script)
    {
        _workspace.Write("script.m", $"addpath('{Repository.PathOf("src", "matlab")}');\n{script}");
        var start = new ProcessStartInfo("/usr/bin/octave-cli", ["--no-gui", "--norc", "script.m"]) { WorkingDirectory = _workspace.Folder };
        using var child = new Child(start);
        var outcome = child.End();
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors);
        return outcome.OutputLines;
    }
}
