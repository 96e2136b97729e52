using FastIzhi.Neurons;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>A parameter of a neuron: the symbol that experiments have for it, and its value.</summary>
/// <param name="Symbol">The symbol, which names the dataset too.</param>
/// <param name="Of">Its value.</param>
internal sealed record CellParameter(string Symbol, Func<IzhikevichParameters, double> Of)
{
    /// <summary>The nine parameters.</summary>
    public static IReadOnlyList<CellParameter> Nine { get; } =
    [
        new("C", p => p.Capacitance), new("k", p => p.Gain), new("v_r", p => p.RestingVoltage), new("v_t", p => p.ThresholdVoltage),
        new("v_peak", p => p.PeakVoltage), new("a", p => p.RecoveryRate), new("b", p => p.RecoverySensitivity),
        new("c", p => p.ResetVoltage), new("d", p => p.ResetIncrement),
    ];

    /// <summary>
    /// The parameters of the terms that some cells have beyond the nine. A bound of u that is not there is written as the largest number,
    /// which bounds nothing: not all readers bear infinity.
    /// </summary>
    public static IReadOnlyList<CellParameter> Extended { get; } =
    [
        new("v_b", p => p.Extended?.RecoveryVoltage ?? p.RestingVoltage),
        new("b_above", p => p.Extended?.SensitivityAbove ?? p.RecoverySensitivity),
        new("b_cubic", p => p.Extended?.CubicSensitivity ?? 0),
        new("v_peak_per_u", p => p.Extended?.PeakSlope ?? 0),
        new("c_per_u", p => p.Extended?.ResetSlope ?? 0),
        new("u_max", p => Math.Min(p.Extended?.MaximalRecovery ?? double.MaxValue, double.MaxValue)),
    ];

    /// <summary>What the symbol is called where it has no underscore.</summary>
    public string Plain => Symbol.Replace("_", "", StringComparison.Ordinal);
}
