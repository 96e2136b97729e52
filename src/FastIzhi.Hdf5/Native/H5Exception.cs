namespace FastIzhi.Hdf5.Native;

/// <summary>A call into the HDF5 library failed; the message is its reason.</summary>
internal sealed class H5Exception(string reason) : Exception(reason);
