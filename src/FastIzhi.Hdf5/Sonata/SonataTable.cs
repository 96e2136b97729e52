namespace FastIzhi.Hdf5.Sonata;

/// <summary>A file of nodes or edges that a circuit has.</summary>
/// <param name="File">The file.</param>
/// <param name="Types">The table of their types; null for none.</param>
/// <param name="Populations">The populations that are listed, in their order, and of which type they are; none for all of the file.</param>
internal sealed record SonataTable(string File, string? Types, IReadOnlyDictionary<string, string?> Populations);
