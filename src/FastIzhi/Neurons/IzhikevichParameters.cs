namespace FastIzhi.Neurons;

/// <summary>
/// The nine parameters of one Izhikevich neuron:
/// <code>
/// C dv/dt = k (v - v_r)(v - v_t) - u + I - I_syn
///   du/dt = a ( b (v - v_r) - u )
/// v >= v_peak :  v &lt;- c ,  u &lt;- u + d
/// </code>
/// Source: E. M. Izhikevich and G. M. Edelman, PNAS 105 (2008) 3593, doi:10.1073/pnas.0712231105, equations 1 and 2.
/// </summary>
/// <param name="Capacitance">C, membrane capacitance [pF], above 0.</param>
/// <param name="Gain">k, slope of the upstroke [nS/mV], above 0.</param>
/// <param name="RestingVoltage">v_r, resting potential [mV].</param>
/// <param name="ThresholdVoltage">v_t, instantaneous threshold potential [mV].</param>
/// <param name="PeakVoltage">v_peak, spike cut-off [mV], above v_r and c.</param>
/// <param name="RecoveryRate">a, rate of the recovery current [1/ms], at least 0.</param>
/// <param name="RecoverySensitivity">b, sensitivity of the recovery current to v [nS].</param>
/// <param name="ResetVoltage">c, potential after a spike [mV].</param>
/// <param name="ResetIncrement">d, outward current added by a spike [pA].</param>
public readonly record struct IzhikevichParameters(
    double Capacitance,
    double Gain,
    double RestingVoltage,
    double ThresholdVoltage,
    double PeakVoltage,
    double RecoveryRate,
    double RecoverySensitivity,
    double ResetVoltage,
    double ResetIncrement)
{
    /// <summary>Terms beyond the nine parameters, which some published cells have; null for none.</summary>
    public ExtendedTerms? Extended { get; init; }

    /// <summary>
    /// What is wrong with these parameters, in words that name the parameter, its value and the bound; null when nothing is.
    /// </summary>
    public string? Problem()
    {
        foreach (var (symbol, value) in Symbols())
        {
            if (!double.IsFinite(value))
            {
                return $"{symbol} is {value}; it must be a finite number";
            }
        }

        return this switch
        {
            { Capacitance: <= 0 } => $"C is {Capacitance} pF; it must be above 0",
            { Gain: <= 0 } => $"k is {Gain} nS/mV; it must be above 0",
            { RecoveryRate: < 0 } => $"a is {RecoveryRate} per ms; it must be at least 0",
            _ when PeakVoltage <= ResetVoltage =>
                $"v_peak is {PeakVoltage} mV; it must be above the reset potential c = {ResetVoltage} mV",
            _ when PeakVoltage <= RestingVoltage =>
                $"v_peak is {PeakVoltage} mV; it must be above the resting potential v_r = {RestingVoltage} mV",
            _ => Extended?.Problem(),
        };
    }

    private (string Symbol, double Value)[] Symbols() =>
    [
        ("C", Capacitance), ("k", Gain), ("v_r", RestingVoltage), ("v_t", ThresholdVoltage), ("v_peak", PeakVoltage),
        ("a", RecoveryRate), ("b", RecoverySensitivity), ("c", ResetVoltage), ("d", ResetIncrement),
    ];
}
