namespace FastIzhi.Neurons;

/// <summary>
/// The published cell types, by name: here those of Izhikevich and Edelman 2008; <see cref="CellTypes2007"/>,
/// <see cref="CellTypes2003"/> and <see cref="CellTypes2004"/> have the others, whose names end with the year.
/// </summary>
public static class CellTypes
{
    private const string IzhikevichEdelman2008 =
        "E. M. Izhikevich and G. M. Edelman, PNAS 105 (2008) 3593, doi:10.1073/pnas.0712231105";

    /// <summary>RS, regular spiking: the excitatory pyramidal cell (Izhikevich and Edelman 2008).</summary>
    public static CellType RS { get; } = new(
        "RS",
        "regular spiking",
        NeuronKind.Excitatory,
        new IzhikevichParameters(
            Capacitance: 100, Gain: 3, RestingVoltage: -60, ThresholdVoltage: -50, PeakVoltage: 50,
            RecoveryRate: 0.01, RecoverySensitivity: 5, ResetVoltage: -60, ResetIncrement: 400),
        IzhikevichEdelman2008);

    /// <summary>FS, fast spiking: the inhibitory basket cell (Izhikevich and Edelman 2008).</summary>
    public static CellType FS { get; } = new(
        "FS",
        "fast spiking",
        NeuronKind.Inhibitory,
        new IzhikevichParameters(
            Capacitance: 20, Gain: 1, RestingVoltage: -55, ThresholdVoltage: -40, PeakVoltage: 25,
            RecoveryRate: 0.15, RecoverySensitivity: 8, ResetVoltage: -55, ResetIncrement: 200),
        IzhikevichEdelman2008);

    /// <summary>All published cell types of all years.</summary>
    public static IReadOnlyList<CellType> All { get; } =
        [RS, FS, .. CellTypes2007.All, .. CellTypes2003.All, .. CellTypes2004.All];

    /// <summary>The cell type of a name, such as "RS" or "TC-burst-2007".</summary>
    /// <param name="name">The name, as experiment files have it.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static CellType Named(string name) => All.FirstOrDefault(type => type.Name == name)
        ?? throw new ArgumentException(
            $"there is no cell type '{name}'; there is {Spelling.List(All.Select(type => type.Name), name)}", nameof(name));
}
