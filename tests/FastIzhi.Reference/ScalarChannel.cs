using System.Numerics;
using FastIzhi.Receptors;

namespace FastIzhi.Reference;

/// <summary>A receptor with one decay time: source populations whose receptors differ in tau have channels of their own.</summary>
internal sealed class ScalarChannel<T>(ReceptorKind receptor, Scheme scheme, double timeStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _reversal = T.CreateChecked(receptor.Reversal);
    private readonly T _centre = T.CreateChecked(receptor.Gate?.Centre ?? 0);
    private readonly T _widthSquared = T.CreateChecked((receptor.Gate?.Width ?? 0) * (receptor.Gate?.Width ?? 0));

    /// <summary>Keeps what decays away from becoming a denormal number; far below anything that counts.</summary>
    public static T Floor { get; } = T.CreateChecked(typeof(T) == typeof(float) ? 1e-25 : 1e-200);

    public ReceptorKind Receptor => receptor;

    /// <summary>Forward Euler in the reference scheme, exact in the standard one.</summary>
    public T Decay { get; } = T.CreateChecked(
        scheme == Scheme.Reference ? 1 - timeStep / receptor.Tau : Math.Exp(-timeStep / receptor.Tau));

    /// <summary>The decay in half a step, exact.</summary>
    public T HalfDecay { get; } = T.CreateChecked(Math.Exp(-timeStep / receptor.Tau / 2));

    /// <summary>(reversal - v), times x / (1 + x) with x = ((v - centre) / width)^2 where there is a gate.</summary>
    public T Driving(T v)
    {
        if (receptor.Gate is null)
        {
            return _reversal - v;
        }

        var squared = (v - _centre) * (v - _centre);
        return (_reversal - v) * (squared / (squared + _widthSquared));
    }
}
