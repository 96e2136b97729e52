using FastIzhi.Hdf5.Writing;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Writing;

/// <summary>Each value becomes the nearest of the other precision, at any length around that of vectors.</summary>
public class PrecisionCopyTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 70)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Double_becomes_float(int length)
    {
        double[] from = [.. Enumerable.Range(0, length).Select(i => Math.PI * i - 40)];
        var to = new float[length];
        PrecisionCopy.Copy<double, float>(from, to);
        Assert.Equal(from.Select(value => (float)value), to);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Float_becomes_double(int length)
    {
        float[] from = [.. Enumerable.Range(0, length).Select(i => MathF.PI * i - 40)];
        var to = new double[length];
        PrecisionCopy.Copy<float, double>(from, to);
        Assert.Equal(from.Select(value => (double)value), to);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Equal_types_keep_every_bit(int length)
    {
        double[] from = [.. Enumerable.Range(0, length).Select(i => i % 5 == 4 ? double.NaN : -i / 3.0)];
        var to = new double[length];
        PrecisionCopy.Copy<double, double>(from, to);
        Assert.Equal(from.Select(BitConverter.DoubleToInt64Bits), to.Select(BitConverter.DoubleToInt64Bits));
    }
}
