using FastIzhi.Hdf5;
using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Building;

/// <summary>The conductances of some neurons, receptor by receptor, and the currents of receptors that are current-based.</summary>
internal static class ConductancePanels
{
    private const string Conductance = "g_", Current = "i_";

    /// <summary>Whether a variable is that of a receptor.</summary>
    public static bool IsOfReceptor(string variable) => IsOf(Conductance)(variable) || IsOf(Current)(variable);

    /// <param name="run">The run.</param>
    /// <param name="shown">Number of neurons when none are chosen.</param>
    /// <param name="totalHeight">Height of all panels together [px].</param>
    /// <exception cref="PlotException">No conductance was recorded.</exception>
    public static IReadOnlyList<Panel> Build(PlottedRun run, int shown, double totalHeight)
    {
        var panels = new List<Panel>();
        foreach (var neurons in run.Choose(population => VariablesOf(run, population), shown).GroupBy(neuron => neuron.Population))
        {
            var variables = VariablesOf(run, neurons.Key);
            var conductances = PanelsOf(
                run, [.. neurons], [.. variables.Where(IsOf(Conductance))], "",
                (_, greatest) => PlotAxis.FromZero("g", "nS", greatest));
            var currents = PanelsOf(
                run, [.. neurons], [.. variables.Where(IsOf(Current))], ", synaptic currents",
                (least, greatest) => PlotAxis.Around("I", "pA", Math.Min(least, 0), Math.Max(greatest, 0)));
            panels.AddRange(neurons.SelectMany(neuron => conductances.Concat(currents).Where(panel => panel.Neuron == neuron.Name)));
        }

        var height = Math.Clamp(totalHeight / panels.Count(panel => !panel.IsHidden), 70, 260);
        return [.. panels.Select(panel => panel with { Height = height })];
    }

    private static Func<string, bool> IsOf(string prefix) => variable => variable.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>Those that were recorded; where none were, those that one would record.</summary>
    private static List<string> VariablesOf(PlottedRun run, ResultPopulation population) =>
        run.VariablesOf(population).Where(IsOfReceptor).ToList() is { Count: > 0 } recorded ? recorded : ["g_ampa", "g_gaba_a"];

    /// <summary>One panel of each neuron with a line for each variable; none where there is no variable.</summary>
    /// <param name="run">The run.</param>
    /// <param name="neurons">The neurons, of one population.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="what">What the title has behind the neuron.</param>
    /// <param name="axis">Makes the y axis of the least and the greatest value.</param>
    private static IEnumerable<Panel> PanelsOf(
        PlottedRun run,
        IReadOnlyList<PlottedNeuron> neurons,
        IReadOnlyList<string> variables,
        string what,
        Func<double, double, PlotAxis> axis)
    {
        if (variables.Count == 0)
        {
            return [];
        }

        var recorded = run.File.Populations.SelectMany(run.VariablesOf).Where(IsOfReceptor).Distinct().ToList();
        var lines = variables.Select(variable => Read(run, neurons, variable)).ToList();
        return
        [
            .. neurons.Select((neuron, i) => new Panel(
                neuron.Name + what,
                run.TimeAxis,
                axis(lines.Min(ofVariable => ofVariable[i].Least), lines.Max(ofVariable => ofVariable[i].Greatest)),
                0)
            {
                Lines =
                [
                    .. variables.Select((variable, k) => lines[k][i].Build(
                        variable[Conductance.Length..].ToUpperInvariant(), Palette.OfReceptor(variable, recorded))),
                ],
                Neuron = neuron.Name,
                IsHidden = neuron.IsHidden,
                HasLegend = true,
            }),
        ];
    }

    private static LineThinner[] Read(PlottedRun run, IReadOnlyList<PlottedNeuron> neurons, string variable)
    {
        var lines = neurons.Select(_ => new LineThinner(run.TimeAxis, run.Detail.Columns)).ToArray();
        StateReading.Read(
            run, neurons[0].Population, variable, [.. neurons.Select(neuron => neuron.Index)],
            (neuron, time, value) => lines[neuron].Add(time, value));
        return lines;
    }
}
