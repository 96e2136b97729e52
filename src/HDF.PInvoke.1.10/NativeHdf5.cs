using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Finds and loads the HDF5 library behind every call of this assembly.</summary>
/// <remarks>
/// Order: the file that the environment variable names, the application's folder, the usual versioned names,
/// then any version in the usual library folders. A library older than 1.10.3 is passed over: it has no direct
/// chunk writes, and before 1.10 identifiers were 32 bits wide.
/// </remarks>
internal static class NativeHdf5
{
    /// <summary>The library's name in the imports.</summary>
    internal const string Name = "hdf5";

    private const string EnvironmentVariable = "FASTIZHI_HDF5";

    /// <summary>A call that came with 1.10.3.</summary>
    private const string NeededSymbol = "H5Dwrite_chunk";

    private static readonly Lazy<nint> Handle = new(Load);

    /// <summary>Reads an identifier that the library keeps in a variable; valid once the library is open.</summary>
    internal static hid_t ReadId(string symbol)
    {
        if (H5.open() < 0)
        {
            throw new InvalidOperationException("The HDF5 library cannot be initialised.");
        }

        return Marshal.ReadInt64(NativeLibrary.GetExport(Handle.Value, symbol));
    }

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The resolver must stand before the first call is bound.")]
    internal static void Register() => NativeLibrary.SetDllImportResolver(
        typeof(NativeHdf5).Assembly,
        static (name, _, _) => name == Name ? Handle.Value : 0);

    private static nint Load()
    {
        string? chosen = Environment.GetEnvironmentVariable(EnvironmentVariable);
        if (!string.IsNullOrEmpty(chosen))
        {
            return TryLoad(chosen, out nint handle) ? handle : throw new DllNotFoundException(NotLoadable(chosen));
        }

        foreach (string candidate in Candidates())
        {
            if (TryLoad(candidate, out nint handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException(NotFound(InstallHint.ForThisSystem()));
    }

    internal static string NotLoadable(string file) =>
        $"{EnvironmentVariable} names '{file}', which is not a loadable HDF5 library of version 1.10.3 or newer; " +
        "let it name such a file, or unset it to use the system's library.";

    internal static string NotFound(string hint) =>
        $"The HDF5 library (1.10.3 or newer) was not found: {hint}, or let {EnvironmentVariable} name the file.";

    private static bool TryLoad(string file, out nint handle)
    {
        if (!NativeLibrary.TryLoad(file, out handle))
        {
            return false;
        }

        if (NativeLibrary.TryGetExport(handle, NeededSymbol, out _))
        {
            return true;
        }

        NativeLibrary.Free(handle);
        return false;
    }

    private static IEnumerable<string> Candidates()
    {
        string[] names = Names();
        return names.Select(name => Path.Combine(AppContext.BaseDirectory, name))
            .Concat(names)
            .Concat(Folders().SelectMany(Versions));
    }

    private static string[] Names() =>
        OperatingSystem.IsWindows() ? ["hdf5.dll"]
        : OperatingSystem.IsMacOS() ? ["libhdf5.dylib"]
        : ["libhdf5_serial.so.103", "libhdf5.so.103", "libhdf5.so.200", "libhdf5_serial.so.310", "libhdf5.so.310"];

    private static string[] Folders()
    {
        if (OperatingSystem.IsWindows())
        {
            return [];
        }

        if (OperatingSystem.IsMacOS())
        {
            return ["/opt/homebrew/lib", "/usr/local/opt/hdf5/lib", "/usr/local/lib"];
        }

        string machine = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => "x86_64",
            Architecture.Arm64 => "aarch64",
            Architecture other => other.ToString().ToLowerInvariant(),
        };
        return [$"/usr/lib/{machine}-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib"];
    }

    /// <summary>The library's files in a folder, newest version first.</summary>
    private static IEnumerable<string> Versions(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        string[] patterns = OperatingSystem.IsMacOS() ? ["libhdf5.dylib"] : ["libhdf5_serial.so.*", "libhdf5.so.*"];
        return patterns.SelectMany(
            pattern => Directory.GetFiles(folder, pattern).OrderDescending(StringComparer.Ordinal));
    }
}
