using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using FastIzhi.Hdf5.Native;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>Lets our code prepare the HDF5 library before a test of the binding calls it.</summary>
internal static class LibraryFirst
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "No test may come before it.")]
    internal static void Prepare()
    {
        try
        {
            using var library = H5Library.Enter();
        }
        catch (DllNotFoundException)
        {
            // The tests that need the library say so.
        }
    }
}
