using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Different numbers, each set of them as likely as any other: the algorithm of R. Floyd (J. Bentley, Commun. ACM 30 (1987) 754,
/// doi:10.1145/30401.315746), which takes one draw for each.
/// </summary>
internal sealed class DistinctDraws
{
    /// <summary>So few are found faster by looking at each.</summary>
    private const int FewEnough = 24;

    /// <summary>A hash table by open addressing: number + 1, or 0 where it is empty.</summary>
    private uint[] _table = [];

    /// <summary>Draws different numbers.</summary>
    /// <param name="random">The draws.</param>
    /// <param name="bound">The numbers are below this; at least as many as are drawn.</param>
    /// <param name="drawn">Receives them.</param>
    public void Draw(CounterRandom random, int bound, Span<int> drawn)
    {
        var isFew = drawn.Length <= FewEnough;
        var table = isFew ? [] : EmptyTable(drawn.Length);
        for (var k = 0; k < drawn.Length; k++)
        {
            var last = bound - drawn.Length + k;
            var number = random.Below(last + 1, (ulong)k);
            if (isFew ? drawn[..k].Contains(number) : !TryAdd(table, number))
            {
                number = last;
                if (!isFew)
                {
                    TryAdd(table, number);
                }
            }

            drawn[k] = number;
        }
    }

    private static bool TryAdd(Span<uint> table, int number)
    {
        var entry = (uint)number + 1;
        var mask = (uint)table.Length - 1;
        for (var place = (entry * 0x9E3779B1u) >> 7 & mask; ; place = (place + 1) & mask)
        {
            if (table[(int)place] == 0)
            {
                table[(int)place] = entry;
                return true;
            }

            if (table[(int)place] == entry)
            {
                return false;
            }
        }
    }

    private Span<uint> EmptyTable(int count)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Min(2L * count, 1 << 30));
        if (size > _table.Length)
        {
            _table = new uint[size];
        }

        var table = _table.AsSpan(0, size);
        table.Clear();
        return table;
    }
}
