using System.Numerics;
using FastIzhi.Neurons;

namespace FastIzhi.Reference;

/// <summary>One neuron with the conductances of its synapses, one per channel.</summary>
internal sealed class ScalarNeuron<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _stepOverCapacitance;
    private readonly T _k;
    private readonly T _vr;
    private readonly T _vt;
    private readonly T _peak;
    private readonly T _stepTimesRate;
    private readonly T _b;
    private readonly T _c;
    private readonly T _d;
    private readonly T _vb;
    private readonly T _bAbove;
    private readonly T _bCubic;
    private readonly T _peakPerU;
    private readonly T _cPerU;
    private readonly T _uMax;
    private readonly long _refractorySteps;

    private long _refractoryLeft;

    /// <summary>What is on its way to each channel, for each of its ratios, by the row on which it arrives [nS]; standard scheme.</summary>
    private readonly Dictionary<long, T[][]> _arrivals = [];

    /// <summary>The constants are computed in double precision and rounded once.</summary>
    public ScalarNeuron(IzhikevichParameters parameters, double timeStep, double v, double u, double refractoryTime, int channels)
    {
        _stepOverCapacitance = T.CreateChecked(timeStep / parameters.Capacitance);
        _k = T.CreateChecked(parameters.Gain);
        _vr = T.CreateChecked(parameters.RestingVoltage);
        _vt = T.CreateChecked(parameters.ThresholdVoltage);
        _peak = T.CreateChecked(parameters.PeakVoltage);
        _stepTimesRate = T.CreateChecked(timeStep * parameters.RecoveryRate);
        _b = T.CreateChecked(parameters.RecoverySensitivity);
        _c = T.CreateChecked(parameters.ResetVoltage);
        _d = T.CreateChecked(parameters.ResetIncrement);
        var terms = parameters.Extended ?? new ExtendedTerms();
        _vb = T.CreateChecked(terms.RecoveryVoltage ?? parameters.RestingVoltage);
        _bAbove = T.CreateChecked(terms.SensitivityAbove ?? parameters.RecoverySensitivity);
        _bCubic = T.CreateChecked(terms.CubicSensitivity);
        _peakPerU = T.CreateChecked(terms.PeakSlope);
        _cPerU = T.CreateChecked(terms.ResetSlope);
        _uMax = T.CreateChecked(terms.MaximalRecovery);
        V = T.CreateChecked(v);
        U = T.CreateChecked(u);
        _refractorySteps = (long)Math.Round(refractoryTime / timeStep);
        Conductances = new T[channels];
    }

    public T V { get; private set; }

    public T U { get; private set; }

    public bool Fired { get; private set; }

    /// <summary>g of each channel [nS].</summary>
    public T[] Conductances { get; }

    /// <summary>What arrives at each channel on a row, for each of its ratios [nS]; spikes of rows before add to it.</summary>
    public T[][] ArrivalsAt(long row, IReadOnlyList<ScalarChannel<T>> channels)
    {
        if (!_arrivals.TryGetValue(row, out var arrivals))
        {
            _arrivals[row] = arrivals =
                [.. channels.Select(channel => Array.ConvertAll(channel.Ratios, _ => ScalarChannel<T>.Floor))];
        }

        return arrivals;
    }

    /// <summary>
    /// C dv/dt = k (v - v_r)(v - v_t) - u + I - I_syn and du/dt = a (U(v) - u), from the old v, u and g. U(v) is b (v - v_r), or as the
    /// extended terms say. A refractory neuron keeps v.
    /// </summary>
    public void Advance(SimulationOptions options, T current, IReadOnlyList<ScalarChannel<T>> channels)
    {
        var (v, u) = options.Integration switch
        {
            Integration.Euler => Euler(current, channels),
            Integration.HalfSteps => HalfSteps(current, channels),
            _ => RungeKutta(current, channels),
        };
        if (options.Scheme == Scheme.Reference)
        {
            // The old state is tested; a neuron that fires is not integrated.
            Fired = V >= Peak(U);
            (V, U) = Fired ? Reset(U) : (v, u);
        }
        else
        {
            // The new state is tested and reset at once.
            Fired = _refractoryLeft == 0 && v >= Peak(u);
            (V, U) = Fired ? Reset(u) : (v, u);
            _refractoryLeft = Fired ? _refractorySteps : Math.Max(0, _refractoryLeft - 1);
        }
    }

    /// <summary>
    /// g = g decay + the sum of ratio x arrivals from the least ratio up; in the reference scheme the spikes of this very row are added
    /// later.
    /// </summary>
    public void Decay(Scheme scheme, long row, IReadOnlyList<ScalarChannel<T>> channels)
    {
        for (var c = 0; c < channels.Count; c++)
        {
            var arrived = ScalarChannel<T>.Floor;
            if (scheme == Scheme.Standard)
            {
                arrived = ArrivalsAt(row, channels)[c].Zip(channels[c].Scales)
                    .Aggregate(T.Zero, (sum, part) => T.FusedMultiplyAdd(part.First, part.Second, sum));
            }

            Conductances[c] = T.FusedMultiplyAdd(Conductances[c], channels[c].Decay, arrived);
        }

        _arrivals.Remove(row);
    }

    private (T V, T U) Euler(T current, IReadOnlyList<ScalarChannel<T>> channels) => (
        T.FusedMultiplyAdd(_stepOverCapacitance, Drive(V, U, current, channels, All), V),
        T.FusedMultiplyAdd(_stepTimesRate, RecoveryTarget(V) - U, U));

    /// <summary>v twice, then u from the new v.</summary>
    private (T V, T U) HalfSteps(T current, IReadOnlyList<ScalarChannel<T>> channels)
    {
        var half = T.CreateChecked(0.5) * _stepOverCapacitance;
        var v = T.FusedMultiplyAdd(half, Drive(V, U, current, channels, All), V);
        v = T.FusedMultiplyAdd(half, Drive(v, U, current, channels, All), v);
        return (v, T.FusedMultiplyAdd(_stepTimesRate, RecoveryTarget(v) - U, U));
    }

    /// <summary>Fourth order; no stage looks beyond v_peak.</summary>
    private (T V, T U) RungeKutta(T current, IReadOnlyList<ScalarChannel<T>> channels)
    {
        var (half, sixth) = (T.CreateChecked(0.5), T.CreateChecked(1.0 / 6));
        var (p1, q1) = (Drive(V, U, current, channels, All), RecoveryTarget(V) - U);
        var (v2, u2) = Stage(half, p1, q1);
        var (p2, q2) = (Drive(v2, u2, current, channels, AtHalf), RecoveryTarget(v2) - u2);
        var (v3, u3) = Stage(half, p2, q2);
        var (p3, q3) = (Drive(v3, u3, current, channels, AtHalf), RecoveryTarget(v3) - u3);
        var (v4, u4) = Stage(T.One, p3, q3);
        var (p4, q4) = (Drive(v4, u4, current, channels, AtEnd), RecoveryTarget(v4) - u4);
        return (
            T.FusedMultiplyAdd(sixth * _stepOverCapacitance, p1 + p4 + (p2 + p3) + (p2 + p3), V),
            T.FusedMultiplyAdd(sixth * _stepTimesRate, q1 + q4 + (q2 + q3) + (q2 + q3), U));
    }

    private (T V, T U) Stage(T part, T p, T q)
    {
        var u = T.FusedMultiplyAdd(part * _stepTimesRate, q, U);
        var v = T.FusedMultiplyAdd(part * _stepOverCapacitance, p, V);
        return (v > Peak(u) ? Peak(u) : v, u);
    }

    /// <summary>C dv/dt, with conductances that may have decayed by a factor since the old state.</summary>
    private T Drive(T v, T u, T current, IReadOnlyList<ScalarChannel<T>> channels, Func<ScalarChannel<T>, T> factor)
    {
        var drive = T.FusedMultiplyAdd(_k * (v - _vr), v - _vt, current - u);
        for (var c = 0; c < channels.Count; c++)
        {
            drive = T.FusedMultiplyAdd(Conductances[c] * factor(channels[c]), channels[c].Driving(v), drive);
        }

        return _refractoryLeft > 0 ? T.Zero : drive;
    }

    private static T All(ScalarChannel<T> channel) => T.One;

    private static T AtHalf(ScalarChannel<T> channel) => channel.HalfDecay;

    private static T AtEnd(ScalarChannel<T> channel) => channel.Decay;

    /// <summary>U(v): up to v_b a line, above it one of another slope and a cube.</summary>
    private T RecoveryTarget(T v)
    {
        var distance = v - _vb;
        var slope = distance > T.Zero ? T.FusedMultiplyAdd(_bCubic * distance, distance, _bAbove) : _b;
        return T.FusedMultiplyAdd(slope, distance, ScalarChannel<T>.Floor);
    }

    private T Peak(T u) => T.FusedMultiplyAdd(_peakPerU, u, _peak);

    private (T V, T U) Reset(T u)
    {
        var grown = u + _d;
        return (T.FusedMultiplyAdd(_cPerU, u, _c), grown > _uMax ? _uMax : grown);
    }
}
