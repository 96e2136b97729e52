using FastIzhi.Hdf5.Native;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>Creates SONATA files (github.com/AllenInstitute/sonata, developer guide, "Common conventions").</summary>
internal static class SonataFile
{
    /// <summary>The folder of the default group, which all nodes and edges are in.</summary>
    public const string Group = "0";

    /// <summary>The group of the parameters of neurons.</summary>
    public const string Parameters = "dynamics_params";

    /// <summary>What says whose the numbers of nodes at the ends of edges are.</summary>
    public const string NodePopulation = "node_population";

    /// <summary>Creates a file, lets it be filled and closes it. The library is the caller's meanwhile.</summary>
    public static void Create(string path, Action<long> fill)
    {
        using var library = Enter();
        using var file = new Hid(Check(H5F.create(path, H5F.ACC_EXCL)), H5F.close);
        H5Write.Attribute(file, "magic", 0x0A7A);
        H5Write.Attribute(file, "version", [0u, 1u]);
        fill(file);
    }
}
