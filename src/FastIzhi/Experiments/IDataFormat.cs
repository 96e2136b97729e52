using FastIzhi.Inputs;
using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>
/// Reads files of a format that the library does not know, for experiments that name them. What is wrong with a file is told by an
/// <see cref="InvalidDataException"/> or an <see cref="IOException"/> whose message is one line.
/// </summary>
public interface IDataFormat
{
    /// <summary>What the names of such files end in, such as <c>.h5</c>.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>Reads a list of synapses.</summary>
    /// <param name="path">The file.</param>
    /// <param name="edges">Which of the lists in the file; null for the only one.</param>
    /// <exception cref="InvalidDataException">The file does not hold such a list.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    SynapseList ReadSynapses(string path, string? edges = null);

    /// <summary>Reads currents.</summary>
    /// <param name="path">The file.</param>
    /// <param name="group">Where in the file they are; null for its top.</param>
    /// <returns>Currents [pA] of one or several neurons.</returns>
    /// <exception cref="InvalidDataException">The file does not hold them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    Samples ReadCurrents(string path, string? group = null);

    /// <summary>Reads rates of Poisson trains.</summary>
    /// <param name="path">The file.</param>
    /// <param name="group">Where in the file they are; null for its top.</param>
    /// <returns>Rates [Hz] of all or of each of several neurons.</returns>
    /// <exception cref="InvalidDataException">The file does not hold them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    Samples ReadRates(string path, string? group = null);

    /// <summary>Reads spike trains.</summary>
    /// <param name="path">The file.</param>
    /// <param name="spikesOf">Whose spikes; null for those of the only population in the file.</param>
    /// <exception cref="InvalidDataException">The file does not hold them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    IReadOnlyList<GivenSpike> ReadSpikes(string path, string? spikesOf = null);
}
