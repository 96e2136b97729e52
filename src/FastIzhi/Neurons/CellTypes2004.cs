namespace FastIzhi.Neurons;

/// <summary>
/// The firing patterns of figure 1 of E. M. Izhikevich, Which model to use for cortical spiking neurons?, IEEE Trans. Neural Networks
/// 15 (2004) 1063, doi:10.1109/TNN.2004.832719, with the values of the program that drew it (figure1.m,
/// www.izhikevich.org/publications/figure1.m), by <see cref="FourParameters"/>. In experiment files their names end with -2004. They
/// are called excitatory, of which the paper says nothing.
/// </summary>
/// <remarks>
/// Three panels are missing. Accommodation (R) has another equation, in which u does not decay. Inhibition-induced spiking and
/// bursting (S, T) have a below 0: their u grows without bound.
/// </remarks>
public static class CellTypes2004
{
    private const string Paper =
        "E. M. Izhikevich, IEEE Trans. Neural Networks 15 (2004) 1063, doi:10.1109/TNN.2004.832719, figure 1";

    /// <summary>Tonic spiking (panel A).</summary>
    public static CellType TonicSpiking { get; } =
        Pattern("tonic-spiking", "tonic spiking", 'A', new FourParameters(0.02, 0.2, -65, 6));

    /// <summary>Phasic spiking (panel B).</summary>
    public static CellType PhasicSpiking { get; } =
        Pattern("phasic-spiking", "phasic spiking", 'B', new FourParameters(0.02, 0.25, -65, 6));

    /// <summary>Tonic bursting (panel C).</summary>
    public static CellType TonicBursting { get; } =
        Pattern("tonic-bursting", "tonic bursting", 'C', new FourParameters(0.02, 0.2, -50, 2));

    /// <summary>Phasic bursting (panel D).</summary>
    public static CellType PhasicBursting { get; } =
        Pattern("phasic-bursting", "phasic bursting", 'D', new FourParameters(0.02, 0.25, -55, 0.05));

    /// <summary>Mixed mode (panel E).</summary>
    public static CellType MixedMode { get; } =
        Pattern("mixed-mode", "mixed mode", 'E', new FourParameters(0.02, 0.2, -55, 4));

    /// <summary>Spike frequency adaptation (panel F).</summary>
    public static CellType SpikeFrequencyAdaptation { get; } =
        Pattern("spike-frequency-adaptation", "spike frequency adaptation", 'F', new FourParameters(0.01, 0.2, -65, 8));

    /// <summary>Class 1 (panel G), with 0.04 v^2 + 4.1 v + 108 in place of 0.04 v^2 + 5 v + 140.</summary>
    public static CellType Class1 { get; } =
        Pattern("class-1", "class 1", 'G', new FourParameters(0.02, -0.1, -55, 6) { Linear = 4.1, Constant = 108 });

    /// <summary>Class 2 (panel H).</summary>
    public static CellType Class2 { get; } =
        Pattern("class-2", "class 2", 'H', new FourParameters(0.2, 0.26, -65, 0));

    /// <summary>Spike latency (panel I).</summary>
    public static CellType SpikeLatency { get; } =
        Pattern("spike-latency", "spike latency", 'I', new FourParameters(0.02, 0.2, -65, 6));

    /// <summary>Subthreshold oscillations (panel J).</summary>
    public static CellType SubthresholdOscillations { get; } =
        Pattern("subthreshold-oscillations", "subthreshold oscillations", 'J', new FourParameters(0.05, 0.26, -60, 0));

    /// <summary>Resonator (panel K).</summary>
    public static CellType Resonator { get; } =
        Pattern("resonator", "resonator", 'K', new FourParameters(0.1, 0.26, -60, -1));

    /// <summary>Integrator (panel L), with 0.04 v^2 + 4.1 v + 108 in place of 0.04 v^2 + 5 v + 140.</summary>
    public static CellType Integrator { get; } =
        Pattern("integrator", "integrator", 'L', new FourParameters(0.02, -0.1, -55, 6) { Linear = 4.1, Constant = 108 });

    /// <summary>Rebound spike (panel M).</summary>
    public static CellType ReboundSpike { get; } =
        Pattern("rebound-spike", "rebound spike", 'M', new FourParameters(0.03, 0.25, -60, 4));

    /// <summary>Rebound burst (panel N).</summary>
    public static CellType ReboundBurst { get; } =
        Pattern("rebound-burst", "rebound burst", 'N', new FourParameters(0.03, 0.25, -52, 0));

    /// <summary>Threshold variability (panel O).</summary>
    public static CellType ThresholdVariability { get; } =
        Pattern("threshold-variability", "threshold variability", 'O', new FourParameters(0.03, 0.25, -60, 4));

    /// <summary>Bistability (panel P).</summary>
    public static CellType Bistability { get; } =
        Pattern("bistability", "bistability", 'P', new FourParameters(0.1, 0.26, -60, 0));

    /// <summary>Depolarizing after-potential (panel Q).</summary>
    public static CellType DepolarizingAfterPotential { get; } =
        Pattern("depolarizing-after-potential", "depolarizing after-potential", 'Q', new FourParameters(1, 0.2, -60, -21));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CellType> All { get; } =
    [
        TonicSpiking, PhasicSpiking, TonicBursting, PhasicBursting, MixedMode, SpikeFrequencyAdaptation,
        Class1, Class2, SpikeLatency, SubthresholdOscillations, Resonator, Integrator, ReboundSpike,
        ReboundBurst, ThresholdVariability, Bistability, DepolarizingAfterPotential,
    ];

    private static CellType Pattern(string name, string description, char panel, FourParameters four) =>
        new($"{name}-2004", description, NeuronKind.Excitatory, four, $"{Paper}{panel}");
}
