using FastIzhi.Neurons;

namespace FastIzhi.Networks;

/// <summary>The values of the neurons of a population as they were drawn.</summary>
/// <param name="Parameters">One set for all neurons, or one per neuron.</param>
/// <param name="StartVoltages">One for all, or one per neuron [mV]; null for that of the cell type.</param>
/// <param name="StartRecoveries">One for all, or one per neuron [pA]; null for that of the cell type.</param>
/// <param name="RefractoryTimes">One for all, or one per neuron [ms]; null for 0.</param>
/// <param name="Problems">What is wrong with four parameters, which then are those of the cell type.</param>
internal sealed record DrawnNeurons(
    IzhikevichParameters[] Parameters,
    double[]? StartVoltages,
    double[]? StartRecoveries,
    double[]? RefractoryTimes,
    IReadOnlyList<string> Problems);
