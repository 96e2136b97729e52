using FastIzhi.Networks;

namespace FastIzhi.Recording;

/// <summary>A state variable to record.</summary>
/// <param name="Population">The population.</param>
/// <param name="Variable">The variable.</param>
/// <param name="Neurons">The neurons, indices within the population, in any order; null for all.</param>
/// <param name="Every">Rows that are a multiple of this are recorded, at least 1.</param>
public sealed record StateRecording(
    Population Population,
    StateVariable Variable,
    IReadOnlyList<int>? Neurons = null,
    int Every = 1)
{
    /// <summary>Number of neurons recorded.</summary>
    public int NeuronCount => Neurons?.Count ?? Population.Size;

    /// <summary>Number of rows recorded of a run from row 0: those that are a multiple of <see cref="Every"/>.</summary>
    /// <param name="steps">Number of steps of the run.</param>
    public long RowCount(long steps) => steps / Every + 1;
}
