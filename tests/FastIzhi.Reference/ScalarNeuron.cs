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

    /// <summary>What is on its way to each channel, for each of its ratios, by the row on which it arrives [nS]; standard scheme.</summary>
    private readonly Dictionary<long, T[][]> _arrivals = [];

    /// <summary>The constants are computed in double precision and rounded once.</summary>
    public ScalarNeuron(IzhikevichParameters parameters, double timeStep, double v, double u, int channels)
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
    /// C dv/dt = k (v - v_r)(v - v_t) - u + I - I_syn and du/dt = a (U(v) - u), both from the old v, u and g. U(v) is b (v - v_r), or
    /// as the extended terms say.
    /// </summary>
    public void Advance(Scheme scheme, T current, IReadOnlyList<ScalarChannel<T>> channels)
    {
        var drive = T.FusedMultiplyAdd(_k * (V - _vr), V - _vt, current - U);
        for (var c = 0; c < channels.Count; c++)
        {
            drive = T.FusedMultiplyAdd(Conductances[c], channels[c].Driving(V), drive);
        }

        var v = T.FusedMultiplyAdd(_stepOverCapacitance, drive, V);
        var u = T.FusedMultiplyAdd(_stepTimesRate, RecoveryTarget() - U, U);
        if (scheme == Scheme.Reference)
        {
            // The old state is tested; a neuron that fires is not integrated.
            Fired = V >= Peak(U);
            (V, U) = Fired ? Reset(U) : (v, u);
        }
        else
        {
            // The new state is tested and reset at once.
            Fired = v >= Peak(u);
            (V, U) = Fired ? Reset(u) : (v, u);
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

    /// <summary>U(v): up to v_b a line, above it one of another slope and a cube.</summary>
    private T RecoveryTarget()
    {
        var distance = V - _vb;
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
