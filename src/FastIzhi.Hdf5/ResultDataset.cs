namespace FastIzhi.Hdf5;

/// <summary>A recording in a result file.</summary>
/// <param name="Path">Where it is in the file.</param>
/// <param name="Shape">Its extents: [spike] or [row, neuron].</param>
/// <param name="Type">Type of an element: float32 or float64.</param>
/// <param name="Units">Unit of an element.</param>
public sealed record ResultDataset(string Path, IReadOnlyList<long> Shape, string Type, string Units);
