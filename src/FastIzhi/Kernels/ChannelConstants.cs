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
internal readonly unsafe struct ChannelConstants<T>(T* constants, int count)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int PerChannel = 7;

    /// <summary>Number of channels.</summary>
    public int Count => count;

    /// <summary>The memory that they take. Constants of the standard four may be read whether they are there or not.</summary>
    public static int Length(int count) => Math.Max(count, 4) * PerChannel * Lanes.MaxCount;

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

    /// <summary>Index of the arrival buffer that feeds it; unused in the reference scheme.</summary>
    public int Arrivals(int channel) => int.CreateTruncating(Of(channel, 5)[0]);

    /// <summary>The factor by which the conductance decays in half a step; standard scheme.</summary>
    public Vector<T> HalfDecay(int channel) => Load(channel, 6);

    /// <summary>Writes the constants of one channel.</summary>
    public void Set(int channel, ReceptorKind receptor, double decay, double halfDecay, int arrivals)
    {
        var width = receptor.Gate?.Width ?? 0;
        double[] values =
            [decay, receptor.Reversal, receptor.Gate?.Centre ?? 0, width * width, receptor.Gate is null ? 0 : 1, arrivals, halfDecay];
        for (var k = 0; k < PerChannel; k++)
        {
            new Span<T>(Of(channel, k), Lanes.MaxCount).Fill(T.CreateTruncating(values[k]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T* Of(int channel, int constant) => constants + (((channel * PerChannel) + constant) * Lanes.MaxCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<T> Load(int channel, int constant) => Vector.LoadAligned(Of(channel, constant));
}
