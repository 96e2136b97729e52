namespace FastIzhi.Plots.Figures;

/// <summary>Numbers of spikes in the cells of a grid.</summary>
/// <param name="Columns">Number of cells along the time.</param>
/// <param name="Rows">Number of cells along the neurons.</param>
/// <param name="Counts">The numbers, row after row, from the first neuron on.</param>
internal sealed record SpikeGrid(int Columns, int Rows, int[] Counts)
{
    /// <summary>The shade of a cell with one spike, so that it is seen.</summary>
    private const double Least = 0.45;

    private readonly int _most = Counts.Max();

    /// <summary>How dark a cell is, 0 to 1: 0 without a spike, then growing with the logarithm of their number.</summary>
    public double Shade(int count) =>
        count == 0 ? 0 : _most == 1 ? 1 : Least + ((1 - Least) * Math.Log(count) / Math.Log(_most));
}
