using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>Draws targets of one source neuron after the other, and keeps the memory for the next.</summary>
internal sealed class TargetDraws
{
    private readonly DistinctDraws _distinct = new();
    private int[] _drawn = [];

    /// <summary>Targets of a range.</summary>
    /// <param name="count">How many.</param>
    /// <param name="first">The first target of the range.</param>
    /// <param name="end">Its end.</param>
    /// <param name="leftOut">A target that is not drawn; -1 for none.</param>
    /// <param name="multapses">Whether a target may be drawn more than once.</param>
    /// <param name="random">The draws.</param>
    public ReadOnlySpan<int> Draw(int count, int first, int end, int leftOut, bool multapses, CounterRandom random)
    {
        if (count > _drawn.Length)
        {
            _drawn = new int[Math.Max(count, (int)Math.Min(2L * _drawn.Length, Array.MaxLength))];
        }

        var drawn = _drawn.AsSpan(0, count);
        var isLeftOut = leftOut >= first && leftOut < end;
        var candidates = end - first - (isLeftOut ? 1 : 0);
        if (multapses)
        {
            for (var k = 0; k < drawn.Length; k++)
            {
                drawn[k] = random.Below(candidates, (ulong)k);
            }
        }
        else
        {
            _distinct.Draw(random, candidates, drawn);
        }

        var gap = isLeftOut ? leftOut - first : candidates;
        for (var k = 0; k < drawn.Length; k++)
        {
            drawn[k] += first + (drawn[k] >= gap ? 1 : 0);
        }

        return drawn;
    }
}
