using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Receptors;

namespace FastIzhi.Kernels;

/// <summary>
/// The constants of the conductance channels for the neuron kernel, each filling a vector. They stand in aligned memory, and not
/// in fields, so that the kernel can use them as operands.
/// </summary>
/// <param name="constants">
/// <see cref="Length"/> values, aligned to <see cref="Lanes.MaxCount"/> of them, written by <see cref="Set"/>.
/// </param>
/// <param name="count">Number of channels.</param>
/// <param name="mostFeeds">The most arrival buffers that feed one of them.</param>
internal readonly unsafe struct ChannelConstants<T>(T* constants, int count, int mostFeeds)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int PerChannel = 8;

    /// <summary>The scale and the index of an arrival buffer.</summary>
    private const int PerFeed = 2;

    private readonly int _stride = Stride(mostFeeds);

    /// <summary>Number of channels.</summary>
    public int Count => count;

    /// <summary>The memory that they take. Constants of the standard four may be read whether they are there or not.</summary>
    public static int Length(int count, int mostFeeds) => Math.Max(count, 4) * Stride(mostFeeds) * Lanes.MaxCount;

    /// <summary>The factor by which the conductance decays in one step.</summary>
    public Vector<T> Decay(int channel) => Load(channel, 0);

    /// <summary>Reversal potential [mV].</summary>
    public Vector<T> Reversal(int channel) => Load(channel, 1);

    /// <summary>The potential at which the gate is shut [mV].</summary>
    public Vector<T> GateCentre(int channel) => Load(channel, 2);

    /// <summary>The square of the distance from there at which the gate is half open [mV^2].</summary>
    public Vector<T> GateWidthSquared(int channel) => Load(channel, 3);

    /// <summary>Whether the receptor has a voltage gate.</summary>
    public bool IsGated(int channel) => Of(channel, 4)[0] != T.Zero;

    /// <summary>Whether it is a current, which v does not change.</summary>
    public bool IsCurrent(int channel) => Of(channel, 5)[0] != T.Zero;

    /// <summary>Number of arrival buffers that feed it; unused in the reference scheme, here and below.</summary>
    public int Feeds(int channel) => int.CreateTruncating(Of(channel, 6)[0]);

    /// <summary>What the arrivals of one of them are multiplied by.</summary>
    public Vector<T> Scale(int channel, int feed) => Load(channel, PerChannel + (feed * PerFeed));

    /// <summary>Its index.</summary>
    public int Arrivals(int channel, int feed) => int.CreateTruncating(Of(channel, PerChannel + (feed * PerFeed) + 1)[0]);

    /// <summary>The factor by which the conductance decays in half a step; standard scheme.</summary>
    public Vector<T> HalfDecay(int channel) => Load(channel, 7);

    /// <summary>Writes the constants of one channel.</summary>
    public void Set(int channel, ReceptorKind receptor, double decay, double halfDecay, IReadOnlyList<(int Arrivals, double Scale)> feeds)
    {
        var width = receptor.Gate?.Width ?? 0;
        double[] values =
        [
            decay,
            receptor.Reversal ?? 0,
            receptor.Gate?.Centre ?? 0,
            width * width,
            receptor.Gate is null ? 0 : 1,
            receptor.IsCurrentBased ? 1 : 0,
            feeds.Count,
            halfDecay,
            .. feeds.SelectMany(feed => (double[])[feed.Scale, feed.Arrivals]),
        ];
        for (var k = 0; k < values.Length; k++)
        {
            new Span<T>(Of(channel, k), Lanes.MaxCount).Fill(T.CreateTruncating(values[k]));
        }
    }

    private static int Stride(int mostFeeds) => PerChannel + (mostFeeds * PerFeed);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T* Of(int channel, int constant) => constants + (((channel * _stride) + constant) * Lanes.MaxCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<T> Load(int channel, int constant) => Vector.LoadAligned(Of(channel, constant));
}
