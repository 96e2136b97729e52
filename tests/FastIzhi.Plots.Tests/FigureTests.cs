using FastIzhi.Analysis;
using FastIzhi.Plots.Tests.Support;
using Xunit;

namespace FastIzhi.Plots.Tests;

/// <summary>What figures hold of a small run, and what is said when they cannot be made.</summary>
public sealed class FigureTests : IDisposable
{
    private readonly Run _run = new(Run.Pair);

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(PlotKind.Raster, "time (ms) / neuron", "time (ms) / neuron", "time (ms) / rate (Hz)")]
    [InlineData(PlotKind.Rate, "time (ms) / rate (Hz)")]
    [InlineData(PlotKind.Voltage, "time (ms) / v (mV)", "time (ms) / v (mV)", "time (ms) / v (mV)", "time (ms) / v (mV)", "time (ms) / v (mV)")]
    [InlineData(PlotKind.Phase, "v (mV) / u (pA)", "v (mV) / u (pA)", "v (mV) / u (pA)", "v (mV) / u (pA)")]
    [InlineData(PlotKind.Conductance, "time (ms) / g (nS)", "time (ms) / g (nS)", "time (ms) / g (nS)", "time (ms) / g (nS)")]
    public void Axes_have_units(PlotKind kind, params string[] axes) => Assert.Equal(
        axes, _run.Figure(new PlotOptions { Kind = kind }).Panels.Select(panel => $"{panel.X.Label} / {panel.Y.Label}"));

    [Fact]
    public void The_title_says_the_experiment_and_how_it_was_run()
    {
        var figure = _run.Figure(new PlotOptions());

        Assert.Equal(("pair", "Four neurons drive two."), (figure.Title, figure.Description));
        Assert.Equal("standard scheme, euler, dt 0.1 ms, double precision, seed 0; 0 to 100 ms", figure.Facts);
    }

    [Fact]
    public void The_summary_has_all_there_is()
    {
        var titles = _run.Figure(new PlotOptions()).Panels.Select(panel => panel.Title).ToList();

        Assert.Contains(titles, title => title.StartsWith("E: ", StringComparison.Ordinal) && title.EndsWith(" Hz", StringComparison.Ordinal));
        Assert.Contains("mean rate of a neuron, in bins of 0.5 ms", titles);
        Assert.Contains("E 0, nullclines for its constant current alone", titles);
        Assert.Equal(4, titles.Count(title => title is "E 0" or "I 0"));
    }

    [Fact]
    public void A_raster_has_the_spikes_after_the_begin_of_the_window_up_to_its_end()
    {
        var spikes = _run.File.Spikes("E").Read().SelectMany(block => block.Times.ToArray()).ToList();
        var window = new SpikeWindow(spikes[2], spikes[9]);

        var panel = _run.Figure(new PlotOptions { Kind = PlotKind.Raster, Window = window }).Panels.First();

        Assert.Equal(spikes.Where(window.Holds), panel.Spikes!.Times);
        Assert.Equal((window.From, window.To), (panel.X.Low, panel.X.High));
    }

    [Fact]
    public void Each_spike_of_a_voltage_reaches_the_peak_though_no_row_does()
    {
        var fired = _run.File.Spikes("E").Read().SelectMany(block => block.Neurons.ToArray()).Count(neuron => neuron == 3);
        var highest = _run.File.States("E", "v").Read<double>(neurons: [3]).SelectMany(block => block.Values.ToArray()).Max();

        var line = Chosen(PlotKind.Voltage, "E", 3).Lines.Single();

        Assert.True(fired > 2 && highest < 50);
        Assert.Equal(fired, line.Y.Count(v => v == 50));
        Assert.Equal(50, line.Y.Max());
    }

    [Fact]
    public void A_phase_portrait_has_nullclines_of_the_current_before_and_after_and_lines_of_reset_and_peak()
    {
        var panel = Chosen(PlotKind.Phase, "E", 1);

        Assert.Equal(
            ["dv/dt = 0, 0 pA", "dv/dt = 0, 700 pA", "du/dt = 0", "reset", "peak", "neuron"], panel.Lines.Select(line => line.Name));
        Assert.Equal([-60, -60], panel.Lines[3].X);
        Assert.Equal([50, 50], panel.Lines[4].X);
        Assert.All(panel.Lines[1].X.Zip(panel.Lines[1].Y).Where(point => !double.IsNaN(point.Second)), point =>
            Assert.Equal((3 * (point.First + 60) * (point.First + 50)) + 700, point.Second, precision: 6));
    }

    [Fact]
    public void A_resting_neuron_has_a_full_dot_and_a_ring()
    {
        using var resting = new Run("""
            { "name": "rest", "duration": 5, "populations": { "E": { "size": 1, "type": "RS" } },
              "record": { "states": [{ "population": "E", "variables": ["v", "u"] }] } }
            """);

        var dots = resting.Figure(new PlotOptions { Kind = PlotKind.Phase }).Panels.Single().Dots;

        Assert.Equal([(-60.0, true), (-48.3333, false)], dots.Select(dot => (Math.Round(dot.X, 4), dot.IsFull)));
    }

    /// <summary>A silent network has g and u of 1e-200, which keeps the processor from denormal numbers.</summary>
    [Fact]
    public void What_does_not_happen_has_axes_of_a_visible_size()
    {
        using var resting = new Run("""
            { "name": "rest", "duration": 5, "populations": { "E": { "size": 1, "type": "RS" } },
              "record": { "states": [{ "population": "E", "variables": ["v", "u", "g_ampa"] }] } }
            """);

        var conductances = resting.Figure(new PlotOptions { Kind = PlotKind.Conductance }).Panels.Single();
        var phase = resting.Figure(new PlotOptions { Kind = PlotKind.Phase }).Panels.Single();

        Assert.Equal((0, 1), (conductances.Y.Low, conductances.Y.High));
        Assert.True(phase.Y.Low < -75 && phase.Y.High > 58, "the foot of the parabola and both fixed points");
    }

    /// <summary>RS under 500 pA: the rows do not know of the spikes between them.</summary>
    [Fact]
    public void Spikes_between_rows_are_upright_strokes()
    {
        using var rare = new Run("""
            { "name": "rare", "duration": 200, "populations": { "E": { "size": 1, "type": "RS" } }, "inputs": [{ "population": "E", "current": 500 }],
              "record": { "spikes": "all", "states": [{ "population": "E", "variables": ["v"], "every": 500 }] } }
            """);

        var line = rare.Figure(new PlotOptions { Kind = PlotKind.Voltage }).Panels.Single().Lines.Single();

        var peaks = Enumerable.Range(0, line.X.Length).Where(i => line.Y[i] == 50).ToList();
        Assert.Equal(rare.File.Spikes("E").Read().SelectMany(block => block.Times.ToArray()), peaks.Select(i => line.X[i]));
        Assert.All(peaks, i => Assert.Equal((line.X[i], line.X[i], -60), (line.X[i - 1], line.X[i + 1], line.Y[i + 1])));
    }

    [Fact]
    public void Chosen_neurons_are_plotted_in_their_order()
    {
        var options = new PlotOptions { Kind = PlotKind.Conductance, Neurons = [new PlotNeurons("I", [1, 0]), new PlotNeurons("E", [2])] };

        var panels = _run.Figure(options).Panels.ToList();

        Assert.Equal(["I 1", "I 0", "E 2"], panels.Select(panel => panel.Title));
        Assert.Equal(["AMPA", "NMDA"], panels[0].Lines.Select(line => line.Name));
    }

    [Fact]
    public void Current_based_receptors_have_a_panel_of_their_own_in_pA()
    {
        using var driven = new Run("""
            { "name": "driven", "duration": 20, "receptors": { "DRIVE": { "kind": "inhibitory", "tau": 3, "current_based": true } },
              "populations": { "E": { "size": 2, "type": "RS" } },
              "inputs": [{ "population": "E", "poisson": 1000, "weight": 60, "receptors": ["DRIVE"] }],
              "record": { "states": [{ "population": "E", "variables": ["g_ampa", "i_drive"] }] } }
            """);

        var panels = driven.Figure(new PlotOptions { Kind = PlotKind.Conductance }).Panels.ToList();

        Assert.Equal(
            ["E 0 g (nS)", "E 0, synaptic currents I (pA)", "E 1 g (nS)", "E 1, synaptic currents I (pA)"],
            panels.Select(panel => $"{panel.Title} {panel.Y.Label}"));
        Assert.Equal(["AMPA", "DRIVE"], panels.Take(2).Select(panel => panel.Lines.Single().Name));
        Assert.True(panels[1].Lines.Single().Y.Min() < -10 && panels[1].Y.Low < panels[1].Lines.Single().Y.Min() && panels[1].Y.High > 0);
    }

    [Fact]
    public void Voltages_lie_over_one_another_when_asked_for()
    {
        var panel = _run.Figure(new PlotOptions { Kind = PlotKind.Voltage, Overlay = true, Neurons = [new PlotNeurons("E", [0, 1])] }).Panels.Single();

        Assert.Equal(["E 0", "E 1"], panel.Lines.Select(line => line.Name));
        Assert.Equal(2, panel.Lines.Select(line => line.Color).Distinct().Count());
    }

    public static TheoryData<PlotOptions, string> Mistakes => new()
    {
        { new PlotOptions { Kind = PlotKind.Voltage, Neurons = [new PlotNeurons("E", [4])] }, "E has no neuron 4; its neurons are 0 to 3" },
        { new PlotOptions { Kind = PlotKind.Phase, Neurons = [new PlotNeurons("X", [0])] }, "has no population 'X'; it has E, I" },
        { new PlotOptions { Kind = PlotKind.Phase, Neurons = [new PlotNeurons(null, [0])] }, "of which population are the neurons? Name one of E, I" },
        { new PlotOptions { Kind = PlotKind.Rate, Neurons = [new PlotNeurons("E", [0])] }, "a rate is that of whole populations; choose no neurons" },
        { new PlotOptions { Bin = 1, Gaussian = 1 }, "rates are in bins or smoothed by a Gaussian; choose one of them" },
        { new PlotOptions { Kind = PlotKind.Conductance, Gaussian = 1 }, "a plot of kind conductance has no rates; choose no bin and no Gaussian" },
        { new PlotOptions { Kind = PlotKind.Phase, Overlay = true }, "only voltages are drawn over one another" },
        { new PlotOptions { Kind = PlotKind.Rate, Bin = 200 }, "the window from 0 to 100 ms has no complete bin of 200 ms" },
        {
            new PlotOptions { Kind = PlotKind.Voltage, Window = new SpikeWindow(10.01, 10.09) },
            "has no row of v of E from 10.01 to 10.09 ms; choose a longer window"
        },
        { new PlotOptions { Window = new SpikeWindow(200, 300) }, "the window from 200 to 300 ms is empty" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_in_one_line(PlotOptions options, string problem)
    {
        var message = Assert.Throws<PlotException>(() => _run.Figure(options)).Message;

        Assert.Contains(problem, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData(PlotKind.Voltage, "\"variables\": [\"v\"]")]
    [InlineData(PlotKind.Phase, "\"variables\": [\"v\", \"u\"]")]
    [InlineData(PlotKind.Conductance, "\"variables\": [\"g_ampa\", \"g_gaba_a\"]")]
    public void What_was_not_recorded_is_told_with_how_to_record_it(PlotKind kind, string how)
    {
        using var run = new Run(Run.SpikesOnly);

        Assert.Contains(how, Assert.Throws<PlotException>(() => run.Figure(new PlotOptions { Kind = kind })).Message, StringComparison.Ordinal);
        Assert.Equal(2, run.Figure(new PlotOptions()).Panels.Count());
    }

    [Fact]
    public void A_name_without_a_known_ending_is_refused() => Assert.Equal(
        "'x.jpg' has no ending of a plot; name it .png, .svg or .html",
        Assert.Throws<PlotException>(() => PlotFile.FormatOf("x.jpg")).Message);

    private Figures.Panel Chosen(PlotKind kind, string population, int neuron) =>
        _run.Figure(new PlotOptions { Kind = kind, Neurons = [new PlotNeurons(population, [neuron])] }).Panels.Single();
}
