using FastIzhi.Receptors;

namespace FastIzhi.Reference;

/// <summary>
/// The synaptic traces of one source neuron in the reference scheme, one per receptor:
/// <code>s &lt;- s + 1  on a row where it fires,  else  s - dt (s / tau)</code>
/// brought up to date when it fires, in double precision.
/// </summary>
internal sealed class ScalarTraces(double timeStep)
{
    private readonly Dictionary<ReceptorKind, double> _traces = [];
    private long _lastSpike;

    /// <summary>The factors of the weights, 1 + (dt / tau) s with s of the row before, per receptor.</summary>
    public double[] Fire(long row, IReadOnlyList<ReceptorKind> receptors)
    {
        var factors = new double[receptors.Count];
        for (var r = 0; r < factors.Length; r++)
        {
            var stepOverTau = timeStep / receptors[r].Tau;
            var s = _traces.GetValueOrDefault(receptors[r]) * Power(1 - stepOverTau, row - 1 - _lastSpike);
            factors[r] = 1 + stepOverTau * s;
            _traces[receptors[r]] = s + 1;
        }

        _lastSpike = row;
        return factors;
    }

    /// <summary>x^n: the product of x^(2^k) over the bits k of n, from the lowest up.</summary>
    private static double Power(double x, long n)
    {
        var result = 1.0;
        for (; n > 0; n /= 2, x *= x)
        {
            result *= n % 2 == 1 ? x : 1;
        }

        return result;
    }
}
