namespace FastIzhi.Hdf5.Sonata;

/// <summary>Synapses from one population of neurons to another, in a file.</summary>
/// <param name="From">Name of the population of the sources.</param>
/// <param name="To">Name of the population of the targets.</param>
/// <param name="Edges">Name of the edge population in the file.</param>
internal sealed record ImportedProjection(string From, string To, string Edges);
