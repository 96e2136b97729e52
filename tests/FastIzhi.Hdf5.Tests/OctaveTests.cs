using System.Text.RegularExpressions;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>The lines of docs/results.md for MATLAB and Octave, in Octave.</summary>
public sealed partial class OctaveTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly TestRun _run = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("octave")]
    [InlineData("matlab")]
    public void The_lines_of_the_documentation_plot_the_raster_and_the_voltage(string language)
    {
        var spikes = _run.Keep(new SpikeRecording(_run.E));
        var voltages = _run.Keep(new StateRecording(_run.E, StateVariable.V));
        _run.Write(_temp.ResultPath, _run.SmallPlan, 100);

        // Octave without a screen has no graphics: what it is to draw is printed. h5read is that of MATLAB, whose vectors are columns.
        File.WriteAllText(_temp.File("subplot.m"), "function subplot(varargin), end");
        File.WriteAllText(_temp.File("plot.m"), """
            function plot(x, y, varargin)
                printf('%.17g %.17g\n', [double(x(:)) double(y(:))]');
            end
            """);
        File.WriteAllText(_temp.File("h5read.m"), """
            function value = h5read(file, path)
                value = load(file);
                for name = strsplit(path(2:end), '/')
                    value = value.(name{1});
                end
                if isrow(value)
                    value = value(:);
                end
            end
            """);
        var lines = Blocks().Matches(Documentation.Read("results.md")).Single(match => match.Groups[1].Value == language).Groups[2].Value;

        Plotted.AssertIsRecorded(Octave.Run(_temp.Folder, lines), spikes, voltages);
    }

    [Fact]
    public void One_group_is_read_alone_and_texts_are_compared_as_they_are()
    {
        _run.Write(_temp.ResultPath, _run.SmallPlan, 10);
        Octave.Run(_temp.Folder, """
            part = load('results.h5', 'spikes');
            assert(fieldnames(part), {'spikes'});
            assert(fieldnames(part.spikes), {'E'; 'I'; 'Silent_1_x'});
            file = load('results.h5');
            assert(strcmp(file.run.status, 'complete'));
            assert(isempty(file.run.experiment));
            """);
    }

    [GeneratedRegex("```(octave|matlab)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
