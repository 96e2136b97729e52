using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Building;

/// <summary>v of some neurons, one below the other or over one another. Spikes reach up to the peak.</summary>
internal static class VoltagePanels
{
    private const string Variable = "v";

    /// <param name="run">The run.</param>
    /// <param name="shown">Number of neurons when none are chosen.</param>
    /// <param name="totalHeight">Height of all panels together [px].</param>
    /// <exception cref="PlotException">v was not recorded.</exception>
    public static IReadOnlyList<Panel> Build(PlottedRun run, int shown, double totalHeight)
    {
        var traces = run.Choose(_ => [Variable], shown).GroupBy(neuron => neuron.Population).SelectMany(neurons => Trace(run, [.. neurons])).ToList();
        var axis = PlotAxis.Around("v", "mV", traces.Min(trace => trace.Line.Least), traces.Max(trace => trace.Line.Greatest));
        if (run.Options.Overlay)
        {
            return
            [
                new Panel("voltages", run.TimeAxis, axis, totalHeight)
                {
                    Lines = [.. traces.Select((trace, i) => trace.Line.Build(trace.Neuron.Name, Palette.Of(i)))],
                    HasLegend = true,
                },
            ];
        }

        var height = Math.Clamp(totalHeight / traces.Count(trace => !trace.Neuron.IsHidden), 56, 220);
        return
        [
            .. traces.Select(trace => new Panel(trace.Neuron.Name, run.TimeAxis, axis, height)
            {
                Lines = [trace.Line.Build(trace.Neuron.Name, Palette.Of(trace.Neuron.Population, run.File.Populations)) with { Width = 1 }],
                Neuron = trace.Neuron.Name,
                IsHidden = trace.Neuron.IsHidden,
            }),
        ];
    }

    private static List<(PlottedNeuron Neuron, LineThinner Line)> Trace(PlottedRun run, IReadOnlyList<PlottedNeuron> neurons)
    {
        var population = run.Experiment?.Network[neurons[0].Population.Name];
        var peaks = neurons.Select(neuron => population?.ParametersOf(neuron.Index).PeakVoltage ?? double.PositiveInfinity).ToArray();
        var lines = neurons.Select(_ => new LineThinner(run.TimeAxis, run.Detail.Columns)).ToArray();
        var resets = neurons.Select(neuron => population?.ParametersOf(neuron.Index).ResetVoltage ?? double.NaN).ToArray();
        var states = run.File.States(neurons[0].Population.Name, Variable);
        var hasEachStep = states.Time(1) - states.Time(0) < 1.5 * run.File.TimeStep;
        StateReading.Read(
            run,
            neurons[0].Population,
            Variable,
            [.. neurons.Select(neuron => neuron.Index)],
            (neuron, time, v) => lines[neuron].Add(time, Math.Min(v, peaks[neuron])),
            population is null ? null : Spike);
        return [.. neurons.Zip(lines)];

        // The standard scheme resets within the step: no row has the peak. Where rows are further apart, the way up and down is
        // not on them either.
        void Spike(int neuron, double time, double before)
        {
            if (hasEachStep)
            {
                lines[neuron].Add(time, peaks[neuron]);
            }
            else
            {
                lines[neuron].Add(time, Math.Min(before, peaks[neuron]));
                lines[neuron].Add(time, peaks[neuron]);
                lines[neuron].Add(time, resets[neuron]);
            }
        }
    }
}
