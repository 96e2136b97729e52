using Xunit;

namespace FastIzhi.Tests.Support;

/// <summary>
/// Compares counts with their expectations. The seeds are fixed, so that the outcome is too; the bound is six standard
/// deviations of the statistic above its mean.
/// </summary>
internal static class ChiSquare
{
    /// <summary>Asserts that counts agree with a distribution.</summary>
    /// <param name="counts">Count of each cell.</param>
    /// <param name="expected">Expectation of each cell; only those of at least 5 are compared, the others taken as one cell.</param>
    public static void AssertFits(IReadOnlyList<long> counts, IReadOnlyList<double> expected)
    {
        Assert.Equal(expected.Count, counts.Count);
        var cells = Enumerable.Range(0, counts.Count).ToLookup(i => expected[i] >= 5);
        var statistic = cells[true].Sum(i => Math.Pow(counts[i] - expected[i], 2) / expected[i]);
        var freedom = cells[true].Count() - 1;
        var rest = cells[false].Sum(i => expected[i]);
        if (rest >= 5)
        {
            statistic += Math.Pow(cells[false].Sum(i => counts[i]) - rest, 2) / rest;
            freedom++;
        }

        Assert.InRange(statistic, 0, freedom + 6 * Math.Sqrt(2 * freedom) + 6);
    }

    /// <summary>Asserts that all cells are equally likely.</summary>
    public static void AssertUniform(IReadOnlyList<long> counts)
    {
        var mean = counts.Sum() / (double)counts.Count;
        AssertFits(counts, [.. counts.Select(_ => mean)]);
    }
}
