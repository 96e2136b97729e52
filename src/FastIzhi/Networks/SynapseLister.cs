namespace FastIzhi.Networks;

/// <summary>Lists the synapses of a projection by source. They are drawn twice, to be counted and to be put in their places.</summary>
internal static class SynapseLister
{
    /// <exception cref="InvalidOperationException">There are more synapses than an array can hold.</exception>
    public static CsrSynapses List(Projection projection)
    {
        CheckCount(projection, projection.ExpectedSynapseCount);
        var inputs = new InputList();
        var rowPointers = Count(projection, inputs);
        CheckCount(projection, rowPointers[^1]);

        var count = (int)rowPointers[^1];
        var next = rowPointers.AsSpan(0, rowPointers.Length - 1).ToArray();
        var targets = new int[count];
        double[] weights = projection.Rule.CommonWeight is { } weight ? [weight] : new double[count];
        double[] delays = projection.Delay.Common is { } delay ? [delay] : new double[count];
        for (var target = 0; target < projection.Shape.TargetSize; target++)
        {
            inputs.Clear();
            projection.AddInputs(target, inputs);
            for (var i = 0; i < inputs.Count; i++)
            {
                var source = inputs.Sources[i];
                var position = next[source]++;
                targets[position] = target;
                if (projection.Rule.CommonWeight is null)
                {
                    weights[position] = inputs.Weights[i];
                }

                if (projection.Delay.Common is null)
                {
                    delays[position] = projection.DelayOf(source, target, i);
                }
            }
        }

        return CsrSynapses.Adopt(rowPointers, targets, weights, delays);
    }

    private static long[] Count(Projection projection, InputList inputs)
    {
        var rowPointers = new long[projection.Shape.SourceSize + 1];
        for (var target = 0; target < projection.Shape.TargetSize; target++)
        {
            inputs.Clear();
            projection.AddInputs(target, inputs);
            foreach (var source in inputs.Sources)
            {
                rowPointers[source + 1]++;
            }
        }

        for (var i = 1; i < rowPointers.Length; i++)
        {
            rowPointers[i] += rowPointers[i - 1];
        }

        return rowPointers;
    }

    private static void CheckCount(Projection projection, double count)
    {
        if (count > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"projection {projection} has {count:0} synapses; at most {Array.MaxLength} can be listed at once: " +
                $"read the inputs of one target at a time by {nameof(Projection.AddInputs)}");
        }
    }
}
