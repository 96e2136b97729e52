namespace FastIzhi.Neurons;

/// <summary>A published cell type: parameters, kind, start and where they were published.</summary>
/// <param name="Name">Short name used in the field and in experiment files, such as RS.</param>
/// <param name="Description">The name in full.</param>
/// <param name="Kind">Whether its spikes excite or inhibit.</param>
/// <param name="Parameters">The nine parameters, and the extended terms where it has some.</param>
/// <param name="Source">The publication the parameters are from, with the figure.</param>
public sealed record CellType(
    string Name,
    string Description,
    NeuronKind Kind,
    IzhikevichParameters Parameters,
    string Source)
{
    private readonly FourParameters? _four;

    /// <summary>A cell type of the four-parameter form of 2003.</summary>
    /// <param name="name">Short name.</param>
    /// <param name="description">The name in full.</param>
    /// <param name="kind">Whether its spikes excite or inhibit.</param>
    /// <param name="four">The four parameters.</param>
    /// <param name="source">The publication the parameters are from, with the figure.</param>
    public CellType(string name, string description, NeuronKind kind, FourParameters four, string source)
        : this(name, description, kind, four.ToNine(), source) => _four = four;

    /// <summary>The four parameters that the nine come from; null where they come from elsewhere.</summary>
    public FourParameters? Four => _four is { } four && four.ToNine() == Parameters ? four : null;

    /// <summary>v at the start [mV]; null for v_r.</summary>
    public double? StartVoltage { get; init; }

    /// <summary>u at the start [pA].</summary>
    public double StartRecovery { get; init; }
}
