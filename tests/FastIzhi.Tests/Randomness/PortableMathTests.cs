using FastIzhi.Randomness;
using Xunit;

namespace FastIzhi.Tests.Randomness;

/// <summary>Against the library of the system, which is good to one unit in the last place, and by their bits.</summary>
public class PortableMathTests
{
    private const int Points = 20_000;

    private static readonly CounterRandom Draws = new(9, 9);

    [Fact]
    public void Logarithms_are_those_of_the_library()
    {
        for (var i = 0UL; i < Points; i++)
        {
            AssertNear(Math.Log, PortableMath.Log, Math.ScaleB(1 + Draws.Uniform(2 * i), Draws.Below(2000, (2 * i) + 1) - 1000));
            AssertNear(Math.Log, PortableMath.Log, 0.5 + Draws.Uniform(2 * i));
        }
    }

    [Fact]
    public void Exponentials_are_those_of_the_library()
    {
        for (var i = 0UL; i < Points; i++)
        {
            AssertNear(Math.Exp, PortableMath.Exp, (Draws.Uniform(i) - 0.5) * 1400);
            AssertNear(Math.Exp, PortableMath.Exp, Draws.Uniform(i) - 0.5);
        }

        Assert.Equal(PortableMath.Exp(709), PortableMath.Exp(1e300));
        Assert.Equal(1, PortableMath.Exp(0));
        Assert.Equal(0, PortableMath.Log(1));
    }

    [Fact]
    public void Sines_and_cosines_are_those_of_the_library()
    {
        for (var i = 0UL; i < Points; i++)
        {
            var turns = Draws.Uniform(i);
            var (cos, sin) = PortableMath.CosSin(turns);
            Assert.Equal(Math.Cos(2 * Math.PI * turns), cos, 2e-15);
            Assert.Equal(Math.Sin(2 * Math.PI * turns), sin, 2e-15);
        }

        Assert.Equal([(1, 0), (0, 1), (-1, 0), (0, -1)], new[] { 0, 0.25, 0.5, 0.75 }.Select(PortableMath.CosSin));
    }

    /// <summary>The bits must be the same on every machine, hence these numbers.</summary>
    [Fact]
    public void The_bits_are_known() => Assert.Equal(
        [4607626529066517259, 4626346793719804166, 4605462196814083240, -4609231033523485584],
        new[] { PortableMath.Log(3), PortableMath.Exp(3), PortableMath.CosSin(0.1).Cos, NormalQuantile.Of(0.001) }
            .Select(BitConverter.DoubleToInt64Bits));

    private static void AssertNear(Func<double, double> expected, Func<double, double> actual, double x) =>
        Assert.Equal(expected(x), actual(x), 1e-15 * Math.Abs(expected(x)));
}
