using FastIzhi.Experiments;
using FastIzhi.Hdf5.Sources;
using FastIzhi.Inputs;
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

    /// <summary>
    /// Reads currents: the datasets <c>time</c> [ms] of one dimension and <c>current</c> [pA] of [times x neurons], or of one dimension
    /// for one neuron.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="group">The group that they are in; null for the root of the file.</param>
    /// <exception cref="InvalidDataException">The file is damaged or does not hold them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Samples ReadCurrents(string path, string? group = null) => DataFile.Read(path, file => SampleReader.Read(file, group, "current", "pA"));

    /// <summary>
    /// Reads rates: the datasets <c>time</c> [ms] of one dimension and <c>rate</c> [Hz] of [times x neurons], or of one dimension for all.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="group">The group that they are in; null for the root of the file.</param>
    /// <exception cref="InvalidDataException">The file is damaged or does not hold them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Samples ReadRates(string path, string? group = null) => DataFile.Read(path, file => SampleReader.Read(file, group, "rate", "Hz"));

    /// <summary>
    /// Reads the spikes of a SONATA file or of a result file: <c>/spikes/NAME/timestamps</c> [ms] and <c>node_ids</c>, in any order.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="spikesOf">The population; null for the only one.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, does not hold them, or is the result file of a run that has not ended or was killed.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IReadOnlyList<GivenSpike> ReadSpikes(string path, string? spikesOf = null) => DataFile.Read(path, file => SpikeReader.Read(file, spikesOf));
}
