namespace FastIzhi.Neurons;

/// <summary>A published cell type: parameters, kind and where they were published.</summary>
/// <param name="Name">Short name used in the field and in experiment files, such as RS.</param>
/// <param name="Description">The name in full.</param>
/// <param name="Kind">Whether its spikes excite or inhibit.</param>
/// <param name="Parameters">The nine parameters.</param>
/// <param name="Source">The publication the parameters are from.</param>
public sealed record CellType(
    string Name,
    string Description,
    NeuronKind Kind,
    IzhikevichParameters Parameters,
    string Source);
