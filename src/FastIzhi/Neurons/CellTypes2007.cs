namespace FastIzhi.Neurons;

/// <summary>
/// The cell types of E. M. Izhikevich, Dynamical Systems in Neuroscience: The Geometry of Excitability and Bursting, MIT Press 2007,
/// chapter 8, as fitted there to recordings. In experiment files their names end with -2007.
/// </summary>
public static class CellTypes2007
{
    private const string Book = "E. M. Izhikevich, Dynamical Systems in Neuroscience, MIT Press 2007, ";

    /// <summary>RS, regular spiking: pyramidal neuron of layer 5, rat (figure 8.12).</summary>
    public static CellType RS { get; } = new(
        "RS-2007",
        "regular spiking",
        NeuronKind.Excitatory,
        new IzhikevichParameters(
            Capacitance: 100, Gain: 0.7, RestingVoltage: -60, ThresholdVoltage: -40, PeakVoltage: 35,
            RecoveryRate: 0.03, RecoverySensitivity: -2, ResetVoltage: -50, ResetIncrement: 100),
        Book + "figure 8.12");

    /// <summary>IB, intrinsically bursting: pyramidal neuron of layer 5, rat (figure 8.19).</summary>
    public static CellType IB { get; } = new(
        "IB-2007",
        "intrinsically bursting",
        NeuronKind.Excitatory,
        new IzhikevichParameters(
            Capacitance: 150, Gain: 1.2, RestingVoltage: -75, ThresholdVoltage: -45, PeakVoltage: 50,
            RecoveryRate: 0.01, RecoverySensitivity: 5, ResetVoltage: -56, ResetIncrement: 130),
        Book + "figure 8.19");

    /// <summary>CH, chattering, also known as fast rhythmic bursting (FRB): primary visual cortex, cat (figure 8.23).</summary>
    public static CellType CH { get; } = new(
        "CH-2007",
        "chattering, or fast rhythmic bursting",
        NeuronKind.Excitatory,
        new IzhikevichParameters(
            Capacitance: 50, Gain: 1.5, RestingVoltage: -60, ThresholdVoltage: -40, PeakVoltage: 25,
            RecoveryRate: 0.03, RecoverySensitivity: 1, ResetVoltage: -40, ResetIncrement: 150),
        Book + "figure 8.23");

    /// <summary>
    /// LTS, low-threshold spiking: interneuron of the barrel cortex, rat (figure 8.25). Cut-off and reset depend on u, which is bounded.
    /// </summary>
    public static CellType LTS { get; } = new(
        "LTS-2007",
        "low-threshold spiking",
        NeuronKind.Inhibitory,
        new IzhikevichParameters(
            Capacitance: 100, Gain: 1, RestingVoltage: -56, ThresholdVoltage: -42, PeakVoltage: 40,
            RecoveryRate: 0.03, RecoverySensitivity: 8, ResetVoltage: -53, ResetIncrement: 20)
        {
            Extended = new ExtendedTerms(PeakSlope: -0.1, ResetSlope: 0.04, MaximalRecovery: 670),
        },
        Book + "figure 8.25");

    /// <summary>
    /// FS, fast spiking: interneuron of layer 5 of the visual cortex, rat (figure 8.27). The recovery current is cubic above -55 mV.
    /// </summary>
    public static CellType FS { get; } = new(
        "FS-2007",
        "fast spiking",
        NeuronKind.Inhibitory,
        new IzhikevichParameters(
            Capacitance: 20, Gain: 1, RestingVoltage: -55, ThresholdVoltage: -40, PeakVoltage: 25,
            RecoveryRate: 0.2, RecoverySensitivity: 0, ResetVoltage: -45, ResetIncrement: 0)
        {
            Extended = new ExtendedTerms(RecoveryVoltage: -55, SensitivityAbove: 0, CubicSensitivity: 0.025),
        },
        Book + "figure 8.27");

    /// <summary>
    /// TC, thalamocortical relay of the dorsal LGN, cat, in tonic mode: it starts at rest, -60 mV, where it does not burst (figure 8.31).
    /// </summary>
    public static CellType TCTonic { get; } = new(
        "TC-tonic-2007",
        "thalamocortical relay, tonic mode",
        NeuronKind.Excitatory,
        new IzhikevichParameters(
            Capacitance: 200, Gain: 1.6, RestingVoltage: -60, ThresholdVoltage: -50, PeakVoltage: 35,
            RecoveryRate: 0.01, RecoverySensitivity: 15, ResetVoltage: -60, ResetIncrement: 10)
        {
            Extended = new ExtendedTerms(RecoveryVoltage: -65, SensitivityAbove: 0, PeakSlope: 0.1, ResetSlope: -0.1),
        },
        Book + "figure 8.31");

    /// <summary>
    /// The same cell in burst mode: it starts at -80 mV, as if held there by -1185 pA, and answers with a burst when it is let go
    /// (figure 8.31).
    /// </summary>
    public static CellType TCBurst { get; } = new(
        "TC-burst-2007",
        "thalamocortical relay, burst mode",
        NeuronKind.Excitatory,
        new IzhikevichParameters(
            Capacitance: 200, Gain: 1.6, RestingVoltage: -60, ThresholdVoltage: -50, PeakVoltage: 35,
            RecoveryRate: 0.01, RecoverySensitivity: 15, ResetVoltage: -60, ResetIncrement: 10)
        {
            Extended = new ExtendedTerms(RecoveryVoltage: -65, SensitivityAbove: 0, PeakSlope: 0.1, ResetSlope: -0.1),
        },
        Book + "figure 8.31")
    {
        StartVoltage = -80,
        StartRecovery = -225,
    };

    /// <summary>RTN: neuron of the reticular thalamic nucleus, rat (figure 8.32). b is 10 up to -65 mV and 2 above.</summary>
    public static CellType RTN { get; } = new(
        "RTN-2007",
        "reticular thalamic nucleus",
        NeuronKind.Inhibitory,
        new IzhikevichParameters(
            Capacitance: 40, Gain: 0.25, RestingVoltage: -65, ThresholdVoltage: -45, PeakVoltage: 0,
            RecoveryRate: 0.015, RecoverySensitivity: 10, ResetVoltage: -55, ResetIncrement: 50)
        {
            Extended = new ExtendedTerms(RecoveryVoltage: -65, SensitivityAbove: 2),
        },
        Book + "figure 8.32");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CellType> All { get; } = [RS, IB, CH, LTS, FS, TCTonic, TCBurst, RTN];
}
