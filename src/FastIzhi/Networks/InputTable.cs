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

    /// <summary>Takes over arrays.</summary>
    /// <param name="first">Target t has the inputs [first[t], first[t + 1]); length = number of targets + 1.</param>
    /// <param name="sources">Source of each input.</param>
    /// <param name="weights">Weight of each input [nS], or a single weight for all.</param>
    public InputTable(long[] first, int[] sources, double[] weights) => (_first, _sources, _weights) = (first, sources, weights);

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

    /// <summary>Adds the inputs of a target: their sources, and their weights if asked for.</summary>
    public void AddInputs(int target, bool withWeights, InputList inputs)
    {
        if (target < _first.Length - 1)
        {
            var range = (int)_first[target]..(int)_first[target + 1];
            inputs.Add(_sources.AsSpan(range), withWeights ? _weights.AsSpan(range) : []);
        }
    }
}
