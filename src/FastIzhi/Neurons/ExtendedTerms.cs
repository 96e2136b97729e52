namespace FastIzhi.Neurons;

/// <summary>
/// The terms that some cells of the 2007 book have beyond the nine parameters:
/// <code>
///   du/dt = a ( U(v) - u )
///    U(v) = b (v - v_b)                                  up to v_b
///    U(v) = b_above (v - v_b) + b_cubic (v - v_b)^3      above v_b
/// v >= v_peak + v_peak_per_u u :  v &lt;- c + c_per_u u ,  u &lt;- min( u + d , u_max )
/// </code>
/// The defaults change nothing: U(v) is b (v - v_r) on both sides, the slopes are 0 and u has no bound. Source: E. M. Izhikevich,
/// Dynamical Systems in Neuroscience, MIT Press 2007, chapter 8.
/// </summary>
/// <param name="RecoveryVoltage">v_b, potential at which the recovery current changes its law [mV]; null for v_r.</param>
/// <param name="SensitivityAbove">b_above, sensitivity of the recovery current to v above v_b [nS]; null for b.</param>
/// <param name="CubicSensitivity">b_cubic, its cubic sensitivity above v_b [pA/mV^3].</param>
/// <param name="PeakSlope">v_peak_per_u, growth of the spike cut-off with u [mV/pA].</param>
/// <param name="ResetSlope">c_per_u, growth of the potential after a spike with the u before it [mV/pA].</param>
/// <param name="MaximalRecovery">u_max, upper bound of u after a spike [pA]; infinite for none.</param>
public sealed record ExtendedTerms(
    double? RecoveryVoltage = null,
    double? SensitivityAbove = null,
    double CubicSensitivity = 0,
    double PeakSlope = 0,
    double ResetSlope = 0,
    double MaximalRecovery = double.PositiveInfinity)
{
    /// <summary>What is wrong with these terms; null when nothing is.</summary>
    internal string? Problem()
    {
        foreach (var (symbol, value) in Symbols())
        {
            if (value is { } given && !double.IsFinite(given))
            {
                return $"{symbol} is {value}; it must be a finite number";
            }
        }

        return double.IsNaN(MaximalRecovery) || double.IsNegativeInfinity(MaximalRecovery)
            ? $"u_max is {MaximalRecovery} pA; it must be a number, or infinite for no bound"
            : null;
    }

    private (string Symbol, double? Value)[] Symbols() =>
    [
        ("v_b", RecoveryVoltage), ("b_above", SensitivityAbove), ("b_cubic", CubicSensitivity),
        ("v_peak_per_u", PeakSlope), ("c_per_u", ResetSlope),
    ];
}
