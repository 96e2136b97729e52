using FastIzhi.Hdf5;
using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Building;

/// <summary>The conductances of some neurons, receptor by receptor.</summary>
internal static class ConductancePanels
{
    private const string Prefix = "g_";

    public static bool IsConductance(string variable) => variable.StartsWith(Prefix, StringComparison.Ordinal);

    /// <param name="run">The run.</param>
    /// <param name="shown">Number of neurons when none are chosen.</param>
    /// <param name="totalHeight">Height of all panels together [px].</param>
    /// <exception cref="PlotException">No conductance was recorded.</exception>
    public static IReadOnlyList<Panel> Build(PlottedRun run, int shown, double totalHeight)
    {
        var recorded = run.File.Populations.SelectMany(run.VariablesOf).Where(IsConductance).Distinct().ToList();
        var panels = new List<Panel>();
        foreach (var neurons in run.Choose(population => ConductancesOf(run, population), shown).GroupBy(neuron => neuron.Population))
        {
            var variables = ConductancesOf(run, neurons.Key);
            var lines = variables.Select(variable => Read(run, [.. neurons], variable)).ToList();
            panels.AddRange(neurons.Select((neuron, i) => new Panel(
                neuron.Name,
                run.TimeAxis,
                PlotAxis.FromZero("g", "nS", lines.Max(ofVariable => ofVariable[i].Greatest)),
                0)
            {
                Lines =
                [
                    .. variables.Select((variable, k) => lines[k][i].Build(
                        variable[Prefix.Length..].ToUpperInvariant(), Palette.OfConductance(variable, recorded))),
                ],
                Neuron = neuron.Name,
                IsHidden = neuron.IsHidden,
                HasLegend = true,
            }));
        }

        var height = Math.Clamp(totalHeight / panels.Count(panel => !panel.IsHidden), 70, 260);
        return [.. panels.Select(panel => panel with { Height = height })];
    }

    /// <summary>Those that were recorded; where none were, those that one would record.</summary>
    private static List<string> ConductancesOf(PlottedRun run, ResultPopulation population) =>
        run.VariablesOf(population).Where(IsConductance).ToList() is { Count: > 0 } recorded ? recorded : ["g_ampa", "g_gaba_a"];

    private static LineThinner[] Read(PlottedRun run, IReadOnlyList<PlottedNeuron> neurons, string variable)
    {
        var lines = neurons.Select(_ => new LineThinner(run.TimeAxis, run.Detail.Columns)).ToArray();
        StateReading.Read(
            run, neurons[0].Population, variable, [.. neurons.Select(neuron => neuron.Index)], (neuron, time, g) => lines[neuron].Add(time, g));
        return lines;
    }
}
