namespace FastIzhi.Neurons;

/// <summary>
/// The four parameters of a neuron as in 2003:
/// <code>
/// dv/dt = 0.04 v^2 + 5 v + 140 - w + I
/// dw/dt = a ( b v - w )
/// v >= 30 :  v &lt;- c ,  w &lt;- w + d
/// </code>
/// with v in mV and t in ms; w and I have no unit. Source: E. M. Izhikevich, IEEE Trans. Neural Networks 14 (2003) 1569,
/// doi:10.1109/TNN.2003.820440.
/// <para>
/// It is a case of the nine parameters, of the same a, b, c and d, with C = 1, k = 0.04 and v_peak = 30: v_r is the resting potential at
/// I = 0, the lower root of 0.04 v^2 + (5 - b) v + 140, v_t = -125 - v_r, and u = w - b v_r, which is 0 at rest. The current I is the
/// same.
/// </para>
/// </summary>
/// <param name="RecoveryRate">a, rate of recovery [1/ms], at least 0.</param>
/// <param name="RecoverySensitivity">b, sensitivity of recovery to v, at most <see cref="MaximalSensitivity"/>.</param>
/// <param name="ResetVoltage">c, potential after a spike [mV], below 30.</param>
/// <param name="ResetIncrement">d, what a spike adds to w.</param>
public readonly record struct FourParameters(
    double RecoveryRate, double RecoverySensitivity, double ResetVoltage, double ResetIncrement)
{
    /// <summary>1 / 0.04. Multiplied by it, the numbers of the papers are whole, and their roots exact.</summary>
    private const double Scale = 25;

    /// <summary>The factor of v in dv/dt: 5, but in two patterns of 2004.</summary>
    public double Linear { get; init; } = 5;

    /// <summary>The constant in dv/dt: 140, but in two patterns of 2004.</summary>
    public double Constant { get; init; } = 140;

    /// <summary>The largest b with a resting potential at I = 0, from which u is counted: 0.267 for factors of 5 and 140.</summary>
    public double MaximalSensitivity => Linear - (2 * Math.Sqrt(Scale * Constant) / Scale);

    /// <summary>The same neuron by nine parameters.</summary>
    /// <exception cref="ArgumentException">b is not a number or above <see cref="MaximalSensitivity"/>.</exception>
    public IzhikevichParameters ToNine()
    {
        if (SensitivityProblem() is { } problem)
        {
            throw new ArgumentException(problem);
        }

        var half = Scale * (Linear - RecoverySensitivity) / 2;
        var rest = -half - Math.Sqrt(Math.Max(0, (half * half) - (Scale * Constant)));
        return new IzhikevichParameters(
            Capacitance: 1, Gain: 1 / Scale, RestingVoltage: rest, ThresholdVoltage: -(Scale * Linear) - rest, PeakVoltage: 30,
            RecoveryRate, RecoverySensitivity, ResetVoltage, ResetIncrement);
    }

    /// <summary>What is wrong with these parameters; null when nothing is.</summary>
    public string? Problem() => SensitivityProblem() ?? ToNine().Problem();

    private string? SensitivityProblem() => RecoverySensitivity <= MaximalSensitivity
        ? null
        : $"b is {RecoverySensitivity}; it must be at most {MaximalSensitivity:0.#####}, above which the form of 2003 has no resting " +
            "potential to count u from";
}
