using FastIzhi.Analysis;
using FastIzhi.Hdf5;
using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Building;

/// <summary>The mean rates of the populations over one another.</summary>
internal static class RatePanel
{
    private const int MostBins = 250;

    private static readonly int[] RoundDigits = [1, 2, 5, 10];

    /// <exception cref="PlotException">No spikes were recorded, or the window cannot be divided into these bins.</exception>
    public static Panel Build(PlottedRun run, double height)
    {
        if (run.WithSpikes.Count == 0)
        {
            throw new PlotException($"'{run.File.Path}' has no spikes; run the experiment with \"record\": {{ \"spikes\": \"all\" }}");
        }

        var bin = run.Options.Bin ?? RoundBin(run);
        var (lines, greatest) = (new List<PlotLine>(), 0.0);
        foreach (var population in run.WithSpikes)
        {
            var rate = RateOf(run, population, bin);
            var line = new LineThinner(run.TimeAxis, run.Detail.Columns);
            for (var i = 0; i < rate.Values.Count; i++)
            {
                line.Add(rate.Time(i), rate.Values[i]);
            }

            lines.Add(line.Build(population.Name, Palette.Of(population, run.File.Populations)) with { Width = 1.4 });
            greatest = Math.Max(greatest, line.Greatest);
        }

        var how = run.Options.Gaussian is { } deviation ? $"smoothed by a Gaussian of {deviation} ms" : $"in bins of {bin} ms";
        return new Panel(
            $"mean rate of a neuron, {how}", run.TimeAxis, PlotAxis.FromZero("rate", "Hz", greatest), height)
        {
            Lines = lines,
            HasLegend = true,
        };
    }

    private static PopulationRate RateOf(PlottedRun run, ResultPopulation population, double bin)
    {
        try
        {
            return run.Options.Gaussian is { } deviation
                ? PopulationRate.Smoothed(run.File, population, run.Window, deviation)
                : PopulationRate.InBins(run.File, population, run.Window, bin);
        }
        catch (ArgumentException e)
        {
            throw new PlotException(e.Message, e);
        }
    }

    /// <summary>The smallest width of 1, 2 or 5 times a power of ten that is a multiple of the step and makes no more bins than that.</summary>
    private static double RoundBin(PlottedRun run)
    {
        var least = Math.Max(run.Window.Length / MostBins, run.File.TimeStep);
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var round = RoundDigits.Select(digit => digit * power).First(width => width >= least * (1 - 1e-9));
        return Math.Min(Math.Round(round, 9), run.Window.Length);
    }
}
