using FastIzhi.Hdf5;
using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Building;

/// <summary>Makes figures of result files.</summary>
internal static class FigureBuilder
{
    /// <exception cref="PlotException">The file does not hold what the plot needs.</exception>
    /// <exception cref="ResultFileException">The file is damaged.</exception>
    public static Figure Build(ResultFile file, PlotOptions options, Detail detail)
    {
        Check(options);
        var run = new PlottedRun(file, options, detail);
        IReadOnlyList<IReadOnlyList<Panel>> columns = options.Kind switch
        {
            PlotKind.Raster => [[.. RasterPanels.Build(run), RatePanel.Build(run, 110)]],
            PlotKind.Voltage => [VoltagePanels.Build(run, shown: 6, totalHeight: 480)],
            PlotKind.Phase => SideBySide(PhasePanels.Build(run, shown: 4, height: 360)),
            PlotKind.Rate => [[RatePanel.Build(run, 300)]],
            PlotKind.Conductance => [ConductancePanels.Build(run, shown: 4, totalHeight: 480)],
            _ => Summary(run, new PlottedRun(file, options with { Neurons = [] }, detail), detail),
        };
        return new Figure(file.Name, run.Description, run.Facts, columns);
    }

    /// <summary>Refuses what a kind of plot has no use for.</summary>
    private static void Check(PlotOptions options)
    {
        if (options is { Kind: PlotKind.Rate, Neurons.Count: > 0 })
        {
            throw new PlotException("a rate is that of whole populations; choose no neurons");
        }

        if (options is { Bin: not null, Gaussian: not null })
        {
            throw new PlotException("rates are in bins or smoothed by a Gaussian; choose one of them");
        }

        if (options is { Kind: PlotKind.Voltage or PlotKind.Phase or PlotKind.Conductance } and ({ Bin: not null } or { Gaussian: not null }))
        {
            throw new PlotException($"a plot of kind {Words.Of(options.Kind)} has no rates; choose no bin and no Gaussian");
        }

        if (options is { Overlay: true, Kind: not (PlotKind.Voltage or PlotKind.Summary) })
        {
            throw new PlotException(
                $"only voltages are drawn over one another, not what a plot of kind {Words.Of(options.Kind)} has; choose no overlay");
        }
    }

    /// <summary>All there is: what is large on the left, what is small on the right.</summary>
    /// <param name="run">The run.</param>
    /// <param name="whole">The same with all neurons.</param>
    /// <param name="detail">Whether there is room for the phase portraits of more than one neuron.</param>
    private static IReadOnlyList<IReadOnlyList<Panel>> Summary(PlottedRun run, PlottedRun whole, Detail detail)
    {
        var recorded = run.File.Populations.Select(run.VariablesOf).ToList();
        var (left, right) = (new List<Panel>(), new List<Panel>());
        if (run.WithSpikes.Count > 0)
        {
            left.AddRange(RasterPanels.Build(whole));
            left.Add(RatePanel.Build(whole, 110));
        }

        if (recorded.Any(variables => variables.Contains("v")))
        {
            right.AddRange(VoltagePanels.Build(run, shown: 3, totalHeight: 240));
        }

        if (recorded.Any(variables => variables.Contains("v") && variables.Contains("u")) && run.Experiment is not null)
        {
            var portraits = PhasePanels.Build(run, shown: 1, height: 380);
            right.AddRange(detail.HasRoom ? portraits : portraits.Take(1));
        }

        if (recorded.Any(variables => variables.Any(ConductancePanels.IsOfReceptor)))
        {
            left.AddRange(ConductancePanels.Build(run, shown: 2, totalHeight: 180));
        }

        return (left.Count, right.Count) switch
        {
            (0, 0) => throw new PlotException($"nothing was recorded in '{run.File.Path}'; run the experiment with \"record\": {{ \"spikes\": \"all\" }}"),
            (0, _) => [right],
            (_, 0) => [left],
            _ => [left, right],
        };
    }

    private static IReadOnlyList<IReadOnlyList<Panel>> SideBySide(IReadOnlyList<Panel> panels) => panels.Count == 1
        ? [panels]
        : [[.. panels.Where((_, i) => i % 2 == 0)], [.. panels.Where((_, i) => i % 2 == 1)]];
}
