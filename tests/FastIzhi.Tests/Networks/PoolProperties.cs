using FastIzhi.Networks;
using FastIzhi.Randomness;
using FastIzhi.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>Rules that draw from two populations together.</summary>
[Properties(MaxTest = 100)]
public class PoolProperties
{
    [Property(Replay = "311,7")]
    public void The_two_windows_share_out_the_draws_of_a_single_population(ushort seed, byte first, byte second, byte degree, bool isWeighted)
    {
        var weight = isWeighted ? Distribution.Uniform(0.5, 2) : 0.5;
        AssertShared(seed, first % 40 + 1, second % 40 + 1, new FixedInDegreeRule(degree, weight));
        AssertShared(seed, first % 40 + 1, second % 40 + 1, new FixedTotalNumberRule(10 * degree, weight));
    }

    private static void AssertShared(ulong seed, int first, int second, ConnectionRule rule)
    {
        const int Targets = 7;
        var whole = Pair.Connect(first + second, Targets, rule, delay: null, seed);
        var windows = Pair.ConnectPool(first, second, Targets, _ => rule, seed);
        for (var target = 0; target < Targets; target++)
        {
            var draws = ProjectionInputs.Of(whole, target);
            Assert.Equal(draws.Where(input => input.Source < first), ProjectionInputs.Of(windows[0], target));
            Assert.Equal(
                draws.Where(input => input.Source >= first).Select(input => (input.Source - first, input.Weight)),
                ProjectionInputs.Of(windows[1], target));
        }

        Assert.Equal(whole.ExpectedSynapseCount, windows.Sum(window => window.ExpectedSynapseCount), 1e-9 * (1 + whole.ExpectedSynapseCount));
    }
}
