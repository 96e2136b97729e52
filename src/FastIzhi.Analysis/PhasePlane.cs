using FastIzhi.Neurons;

namespace FastIzhi.Analysis;

/// <summary>
/// The plane of v and u of a neuron under a constant current, without synapses: where dv/dt = 0 and du/dt = 0. Source: E. M.
/// Izhikevich, Dynamical Systems in Neuroscience, MIT Press 2007, chapter 8.
/// </summary>
public sealed class PhasePlane
{
    private const int Intervals = 4000;

    private readonly IzhikevichParameters _parameters;
    private readonly double _current;
    private readonly double _recoveryVoltage;
    private readonly double _above;
    private readonly double _cubic;

    /// <param name="parameters">The parameters of the neuron.</param>
    /// <param name="current">The current [pA].</param>
    public PhasePlane(IzhikevichParameters parameters, double current)
    {
        (_parameters, _current) = (parameters, current);
        _recoveryVoltage = parameters.Extended?.RecoveryVoltage ?? parameters.RestingVoltage;
        _above = parameters.Extended?.SensitivityAbove ?? parameters.RecoverySensitivity;
        _cubic = parameters.Extended?.CubicSensitivity ?? 0;
    }

    /// <summary>u where dv/dt = 0 [pA]: k (v - v_r)(v - v_t) + I.</summary>
    /// <param name="voltage">v [mV].</param>
    public double VoltageNullcline(double voltage) =>
        (_parameters.Gain * (voltage - _parameters.RestingVoltage) * (voltage - _parameters.ThresholdVoltage)) + _current;

    /// <summary>u where du/dt = 0 [pA]: U(v), which is b (v - v_r) unless the neuron has <see cref="ExtendedTerms"/>.</summary>
    /// <param name="voltage">v [mV].</param>
    public double RecoveryNullcline(double voltage)
    {
        var x = voltage - _recoveryVoltage;
        return x <= 0 ? _parameters.RecoverySensitivity * x : (_above * x) + (_cubic * x * x * x);
    }

    /// <summary>The fixed points of a range of voltages, from left to right. One where the nullclines only touch may be missed.</summary>
    /// <param name="low">Its begin [mV].</param>
    /// <param name="high">Its end [mV].</param>
    public IReadOnlyList<FixedPoint> FixedPoints(double low, double high)
    {
        var points = new List<FixedPoint>();
        var step = (high - low) / Intervals;
        for (var i = 0; i < Intervals; i++)
        {
            var (left, right) = (low + (i * step), low + ((i + 1) * step));
            if (Difference(left) == 0 || Difference(left) * Difference(right) < 0)
            {
                var voltage = Root(left, right);
                points.Add(new FixedPoint(voltage, RecoveryNullcline(voltage), IsStable(voltage)));
            }
        }

        return points;
    }

    private double Difference(double voltage) => VoltageNullcline(voltage) - RecoveryNullcline(voltage);

    /// <summary>The root between two voltages at which the difference has two signs, by bisection.</summary>
    private double Root(double left, double right)
    {
        if (Difference(left) == 0)
        {
            return left;
        }

        var sign = Math.Sign(Difference(left));
        for (var middle = (left + right) / 2; middle > left && middle < right; middle = (left + right) / 2)
        {
            if (Math.Sign(Difference(middle)) == sign)
            {
                left = middle;
            }
            else
            {
                right = middle;
            }
        }

        return right;
    }

    /// <summary>By the trace and the determinant of the Jacobian.</summary>
    private bool IsStable(double voltage)
    {
        var slope = _parameters.Gain * ((2 * voltage) - _parameters.RestingVoltage - _parameters.ThresholdVoltage);
        var x = voltage - _recoveryVoltage;
        var sensitivity = x <= 0 ? _parameters.RecoverySensitivity : _above + (3 * _cubic * x * x);
        var (a, c) = (_parameters.RecoveryRate, _parameters.Capacitance);
        return (slope / c) - a < 0 && a * (sensitivity - slope) / c > 0;
    }
}
