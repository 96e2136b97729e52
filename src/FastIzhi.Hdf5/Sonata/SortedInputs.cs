using FastIzhi.Networks;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>
/// The inputs of one target neuron after the other, by source: the edges of a pair of neurons lie together, as SONATA recommends, in
/// the order in which they are delivered.
/// </summary>
/// <param name="projection">The projection.</param>
/// <param name="timeStep">What a delay of one step is [ms].</param>
internal sealed class SortedInputs(Projection projection, double timeStep)
{
    private readonly InputList _inputs = new();
    private long[] _order = [];
    private int _target;

    /// <summary>Number of inputs.</summary>
    public int Count => _inputs.Count;

    /// <summary>Goes to the inputs of a target.</summary>
    public void MoveTo(int target)
    {
        _target = target;
        _inputs.Clear();
        projection.AddInputs(target, _inputs);
        if (_order.Length < _inputs.Count)
        {
            _order = new long[Math.Max(_inputs.Count, 2 * _order.Length)];
        }

        for (var i = 0; i < _inputs.Count; i++)
        {
            _order[i] = ((long)_inputs.Sources[i] << 32) | (uint)i;
        }

        Array.Sort(_order, 0, _inputs.Count);
    }

    /// <summary>The source of an input.</summary>
    public int SourceOf(int input) => (int)(_order[input] >> 32);

    /// <summary>Whether an input is the first of its source.</summary>
    public bool IsFirst(int input) => input == 0 || SourceOf(input) != SourceOf(input - 1);

    /// <summary>The weight of an input [nS].</summary>
    public double WeightOf(int input) => projection.Rule.CommonWeight ?? _inputs.Weights[(int)(uint)_order[input]];

    /// <summary>The delay of an input [ms].</summary>
    public double DelayOf(int input) =>
        projection.DelayOf(SourceOf(input), _target, (int)(uint)_order[input]) is var delay && delay > 0 ? delay : timeStep;
}
