using FastIzhi.Hdf5;
using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Building;

/// <summary>The spikes of each population, one panel for each.</summary>
internal static class RasterPanels
{
    private const double TotalHeight = 400, LeastHeight = 44, MostHeightOfNeuron = 24;

    /// <exception cref="PlotException">No spikes were recorded, or not those of the neurons that were chosen.</exception>
    public static IReadOnlyList<Panel> Build(PlottedRun run)
    {
        if (run.WithSpikes.Count == 0)
        {
            throw new PlotException($"'{run.File.Path}' has no spikes; run the experiment with \"record\": {{ \"spikes\": \"all\" }}");
        }

        var ranges = run.WithSpikes.Select(population => (Population: population, Range: RangeOf(run, population)))
            .Where(shown => shown.Range.Count > 0)
            .ToList();
        if (ranges.Count == 0)
        {
            throw new PlotException(
                $"'{run.File.Path}' has no spikes of these neurons; it has those of {string.Join(", ", run.WithSpikes.Select(population => population.Name))}");
        }

        // Large populations get more of the page, but small ones stay visible.
        var total = ranges.Sum(shown => Math.Sqrt(shown.Range.Count));
        return
        [
            .. ranges.Select(shown => PanelOf(
                run, shown.Population, shown.Range.First, shown.Range.Count, HeightOf(shown.Range.Count, Math.Sqrt(shown.Range.Count) / total))),
        ];
    }

    private static double HeightOf(int neurons, double part) =>
        Math.Max(LeastHeight, Math.Min(TotalHeight * part, MostHeightOfNeuron * neurons));

    /// <summary>All neurons, or those from the least to the greatest of the chosen ones.</summary>
    private static (int First, int Count) RangeOf(PlottedRun run, ResultPopulation population) => run.ChosenOf(population) switch
    {
        null => (0, (int)population.Size),
        { Count: 0 } => (0, 0),
        { } chosen => (chosen.Min(), chosen.Max() - chosen.Min() + 1),
    };

    private static Panel PanelOf(PlottedRun run, ResultPopulation population, int first, int count, double height)
    {
        var map = new SpikeMapBuilder(
            run.TimeAxis, first, count, run.Detail.Marks, run.Detail.GridColumns, Math.Max(1, (int)(height * run.Detail.GridRowsPerPixel)));
        foreach (var block in run.Window.Read(run.File.Spikes(population.Name)))
        {
            for (var k = 0; k < block.Count; k++)
            {
                map.Add(block.Times[k], block.Neurons[k]);
            }
        }

        var rate = map.Count / (double)count / run.Window.Length * 1000;
        var of = count == population.Size ? "" : $", neurons {first} to {first + count - 1}";
        return new Panel(
            $"{population.Name}{of}: {map.Count} {(map.Count == 1 ? "spike" : "spikes")}, {rate:0.##} Hz",
            run.TimeAxis,
            new PlotAxis("neuron", "", first - 0.5, first + count - 0.5),
            height)
        {
            Spikes = map.Build(Palette.Of(population, run.File.Populations)),
        };
    }
}
