using FastIzhi.Kernels;

namespace FastIzhi.Engine;

/// <summary>Chosen neurons of a population in ascending order, with their columns in what is recorded.</summary>
internal sealed unsafe class ChosenNeurons : IDisposable
{
    private readonly NativeBuffer<int> _neurons;
    private readonly NativeBuffer<int> _columns;
    private readonly int[] _countsBelow;

    /// <summary>Sorts them.</summary>
    /// <param name="neurons">The neurons, each once, in the order of the columns.</param>
    /// <param name="size">Number of neurons of the population.</param>
    public ChosenNeurons(IReadOnlyList<int> neurons, int size)
    {
        (_neurons, _columns) = (new NativeBuffer<int>(neurons.Count), new NativeBuffer<int>(neurons.Count));
        _countsBelow = new int[(size / Lanes.MaxCount) + 2];
        for (var k = 0; k < neurons.Count; k++)
        {
            (Neurons[k], Columns[k]) = (neurons[k], k);
            _countsBelow[(neurons[k] / Lanes.MaxCount) + 1]++;
        }

        new Span<int>(Neurons, neurons.Count).Sort(new Span<int>(Columns, neurons.Count));
        for (var i = 1; i < _countsBelow.Length; i++)
        {
            _countsBelow[i] += _countsBelow[i - 1];
        }
    }

    /// <summary>The neurons, ascending.</summary>
    public int* Neurons => _neurons.Pointer;

    /// <summary>The column of each.</summary>
    public int* Columns => _columns.Pointer;

    /// <summary>How many are below a neuron that is a multiple of <see cref="Lanes.MaxCount"/>, or the size of the population.</summary>
    public int CountBelow(int neuron) => _countsBelow[(neuron + Lanes.MaxCount - 1) / Lanes.MaxCount];

    public void Dispose()
    {
        _neurons.Dispose();
        _columns.Dispose();
    }
}
