namespace FastIzhi.Neurons;

/// <summary>
/// The cell types of figure 2 of E. M. Izhikevich, Simple model of spiking neurons, IEEE Trans. Neural Networks 14 (2003) 1569,
/// doi:10.1109/TNN.2003.820440, by <see cref="FourParameters"/>. In experiment files their names end with -2003. Currents have the
/// numbers of the paper, such as 10.
/// </summary>
public static class CellTypes2003
{
    private const string Paper =
        "E. M. Izhikevich, IEEE Trans. Neural Networks 14 (2003) 1569, doi:10.1109/TNN.2003.820440, figure 2";

    /// <summary>RS, regular spiking.</summary>
    public static CellType RS { get; } = new(
        "RS-2003", "regular spiking", NeuronKind.Excitatory, new FourParameters(0.02, 0.2, -65, 8), Paper);

    /// <summary>IB, intrinsically bursting.</summary>
    public static CellType IB { get; } = new(
        "IB-2003", "intrinsically bursting", NeuronKind.Excitatory, new FourParameters(0.02, 0.2, -55, 4), Paper);

    /// <summary>CH, chattering.</summary>
    public static CellType CH { get; } = new(
        "CH-2003", "chattering", NeuronKind.Excitatory, new FourParameters(0.02, 0.2, -50, 2), Paper);

    /// <summary>FS, fast spiking.</summary>
    public static CellType FS { get; } = new(
        "FS-2003", "fast spiking", NeuronKind.Inhibitory, new FourParameters(0.1, 0.2, -65, 2), Paper);

    /// <summary>TC, thalamocortical.</summary>
    public static CellType TC { get; } = new(
        "TC-2003", "thalamocortical", NeuronKind.Excitatory, new FourParameters(0.02, 0.25, -65, 0.05), Paper);

    /// <summary>RZ, resonator.</summary>
    public static CellType RZ { get; } = new(
        "RZ-2003", "resonator", NeuronKind.Excitatory, new FourParameters(0.1, 0.26, -65, 2), Paper);

    /// <summary>LTS, low-threshold spiking.</summary>
    public static CellType LTS { get; } = new(
        "LTS-2003", "low-threshold spiking", NeuronKind.Inhibitory, new FourParameters(0.02, 0.25, -65, 2), Paper);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CellType> All { get; } = [RS, IB, CH, FS, TC, RZ, LTS];
}
