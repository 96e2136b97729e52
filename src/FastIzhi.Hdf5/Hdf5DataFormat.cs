using FastIzhi.Experiments;
using FastIzhi.Hdf5.Sources;
using FastIzhi.Networks;

namespace FastIzhi.Hdf5;

/// <summary>
/// Reads HDF5 files that experiments name, SONATA files among them. Numbers may have any type; the attribute <c>units</c> of a dataset
/// must be the unit told here, or be missing.
/// </summary>
/// <example>
/// <code>
/// var experiment = Experiment.Load("experiment.json", formats: [new Hdf5DataFormat()]);
/// builder.Connect(e, i, new SynapseListRule(new Hdf5DataFormat().ReadSynapses("edges.h5", "E_to_I")));
/// </code>
/// </example>
public sealed class Hdf5DataFormat : IDataFormat
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".h5", ".hdf5"];

    /// <summary>
    /// Reads a list of synapses. Of a SONATA file: <c>/edges/NAME/source_node_id</c> and <c>target_node_id</c>, and of the edge groups
    /// <c>syn_weight</c> [nS] and <c>delay</c> [ms], if they have these. Of any other: the datasets <c>source</c>, <c>target</c>,
    /// <c>weight</c> [nS] and <c>delay</c> [ms] of one dimension, the last two if they are there.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="edges">The edge population; null for the only one, or in a file that is not SONATA.</param>
    /// <exception cref="InvalidDataException">The file is damaged or does not hold such a list.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public SynapseList ReadSynapses(string path, string? edges = null) => DataFile.Read(path, file => SynapseReader.Read(file, edges));
}
