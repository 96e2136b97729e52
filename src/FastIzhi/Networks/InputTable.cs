namespace FastIzhi.Networks;

/// <summary>
/// Given synapses compressed by target: the inputs of a target are in the order of their sources, those of one source in the
/// order in which they were given.
/// </summary>
internal sealed class InputTable
{
    private readonly long[] _first;
    private readonly int[] _sources;
    private readonly double[] _weights;
    private readonly double[] _delays;

    /// <summary>Takes over arrays.</summary>
    /// <param name="first">Target t has the inputs [first[t], first[t + 1]); length = number of targets + 1.</param>
    /// <param name="sources">Source of each input.</param>
    /// <param name="weights">Weight of each input [nS], or a single weight for all.</param>
    /// <param name="delays">Delay of each input [ms]; empty for none.</param>
    public InputTable(long[] first, int[] sources, double[] weights, double[]? delays = null) =>
        (_first, _sources, _weights, _delays) = (first, sources, weights, delays ?? []);

    /// <summary>Number of inputs of all targets.</summary>
    public long Count => _sources.Length;

    /// <summary>Transposes synapses compressed by source.</summary>
    /// <param name="rows">The synapses, their targets checked by the caller.</param>
    /// <param name="targetCount">Number of targets.</param>
    public static InputTable Transpose(CsrSynapses rows, int targetCount)
    {
        var first = new long[targetCount + 1];
        foreach (var target in rows.Targets)
        {
            first[target + 1]++;
        }

        for (var t = 0; t < targetCount; t++)
        {
            first[t + 1] += first[t];
        }

        var next = first.AsSpan(0, targetCount).ToArray();
        var sources = new int[rows.Targets.Length];
        var weights = rows.HasOneWeight ? rows.Weights.ToArray() : new double[sources.Length];
        for (var source = 0; source < rows.SourceCount; source++)
        {
            for (var i = rows.RowPointers[source]; i < rows.RowPointers[source + 1]; i++)
            {
                var position = next[rows.Targets[(int)i]]++;
                sources[position] = source;
                if (!rows.HasOneWeight)
                {
                    weights[position] = rows.WeightOf(i);
                }
            }
        }

        return new InputTable(first, sources, weights);
    }

    /// <summary>Sorts a list by target and source.</summary>
    /// <param name="list">The synapses, checked by the caller.</param>
    public static InputTable Of(SynapseList list)
    {
        var (bySource, _) = Sorted([.. Enumerable.Range(0, list.Count)], list.Sources.AsSpan());
        var (order, first) = Sorted(bySource, list.Targets.AsSpan());
        return new InputTable(
            first,
            [.. order.Select(i => list.Sources[i])],
            list.Weights.IsEmpty ? [] : [.. order.Select(i => list.Weights[i])],
            list.Delays.IsEmpty ? [] : [.. order.Select(i => list.Delays[i])]);
    }

    /// <summary>The sources of the inputs of a target.</summary>
    public ReadOnlySpan<int> SourcesOf(int target) => _sources.AsSpan(RangeOf(target));

    /// <summary>The delay of one input of a target [ms].</summary>
    public double DelayOf(int target, int input) => _delays[_first[target] + input];

    /// <summary>Adds the inputs of a target: their sources, and their weights if asked for.</summary>
    public void AddInputs(int target, bool withWeights, InputList inputs) =>
        inputs.Add(SourcesOf(target), withWeights ? _weights.AsSpan(RangeOf(target)) : []);

    /// <summary>A counting sort, which keeps the order of those of the same key. Key k has the places [first[k], first[k + 1]).</summary>
    private static (int[] Order, long[] First) Sorted(int[] items, ReadOnlySpan<int> keys)
    {
        var largest = -1;
        foreach (var key in keys)
        {
            largest = Math.Max(largest, key);
        }

        var first = new long[largest + 2];
        foreach (var key in keys)
        {
            first[key + 1]++;
        }

        for (var k = 1; k < first.Length; k++)
        {
            first[k] += first[k - 1];
        }

        var next = (long[])first.Clone();
        var order = new int[items.Length];
        foreach (var item in items)
        {
            order[next[keys[item]]++] = item;
        }

        return (order, first);
    }

    private Range RangeOf(int target) =>
        target < _first.Length - 1 ? (int)_first[target]..(int)_first[target + 1] : 0..0;
}
