using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Each target neuron has the same number of inputs, drawn uniformly and independently from the source population: a pair
/// may be drawn more than once, and a neuron may be drawn as its own input.
/// </summary>
public sealed class FixedInDegreeRule : ConnectionRule
{
    /// <summary>A random projection.</summary>
    /// <param name="inDegree">Number of inputs of each target neuron, at least 0.</param>
    /// <param name="weight">The weight of all synapses [nS], at least 0.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public FixedInDegreeRule(int inDegree, double weight)
    {
        if (inDegree < 0)
        {
            throw new ArgumentException($"the in-degree is {inDegree}; it must be at least 0", nameof(inDegree));
        }

        InDegree = inDegree;
        Weight = CheckWeight(weight, nameof(weight));
    }

    /// <summary>Number of inputs of each target neuron.</summary>
    public int InDegree { get; }

    /// <summary>The weight of all synapses [nS].</summary>
    public double Weight { get; }

    /// <inheritdoc/>
    protected internal override CsrSynapses Connect(int sourceSize, int targetSize, bool isRecurrent, CounterRandom random)
    {
        var count = (long)InDegree * targetSize;
        if (count > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{InDegree} inputs for each of {targetSize} neurons are {count} synapses; " +
                $"a projection holds at most {Array.MaxLength}");
        }

        // A counting sort by source: draw (target, k) is a pure function of its number, so it is made twice, never stored.
        var rowPointers = new long[sourceSize + 1];
        for (var draw = 0; draw < count; draw++)
        {
            rowPointers[random.Below(sourceSize, (ulong)draw) + 1]++;
        }

        for (var i = 0; i < sourceSize; i++)
        {
            rowPointers[i + 1] += rowPointers[i];
        }

        var next = rowPointers.AsSpan(0, sourceSize).ToArray();
        var targets = new int[count];
        for (var draw = 0; draw < count; draw++)
        {
            targets[next[random.Below(sourceSize, (ulong)draw)]++] = draw / Math.Max(InDegree, 1);
        }

        return CsrSynapses.Adopt(rowPointers, targets, [Weight]);
    }
}
