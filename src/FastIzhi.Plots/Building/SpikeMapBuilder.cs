using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Building;

/// <summary>Collects the spikes of a raster one by one until they are too many, and then their number in the cells of a grid.</summary>
/// <param name="x">The axis of time.</param>
/// <param name="firstNeuron">The first neuron.</param>
/// <param name="neurons">Number of neurons.</param>
/// <param name="marks">Number of spikes that are kept, at most.</param>
/// <param name="columns">Columns of the grid.</param>
/// <param name="mostRows">Rows of the grid, at most; there are no more than neurons.</param>
internal sealed class SpikeMapBuilder(PlotAxis x, int firstNeuron, int neurons, int marks, int columns, int mostRows)
{
    private readonly List<double> _times = [];
    private readonly List<int> _neurons = [];
    private readonly int _rows = Math.Min(neurons, mostRows);
    private int[]? _counts;

    /// <summary>Number of spikes.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a spike of the window; one of other neurons is left out.</summary>
    public void Add(double time, int neuron)
    {
        if (neuron < firstNeuron || neuron - firstNeuron >= neurons)
        {
            return;
        }

        Count++;
        if (_counts is null && _times.Count == marks)
        {
            _counts = new int[columns * _rows];
            for (var i = 0; i < _times.Count; i++)
            {
                Add(_counts, _times[i], _neurons[i]);
            }

            _times.Clear();
            _neurons.Clear();
        }

        if (_counts is null)
        {
            _times.Add(time);
            _neurons.Add(neuron);
        }
        else
        {
            Add(_counts, time, neuron);
        }
    }

    public SpikeMap Build(string color) => new(
        color, [.. _times], [.. _neurons], _counts is null ? null : new SpikeGrid(columns, _rows, _counts));

    private void Add(int[] counts, double time, int neuron)
    {
        var column = Math.Clamp((int)((time - x.Low) / (x.High - x.Low) * columns), 0, columns - 1);
        var row = (int)((neuron - firstNeuron) * (long)_rows / neurons);
        counts[(row * columns) + column]++;
    }
}
