using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using FastIzhi.Hdf5.Native;

namespace FastIzhi.Hdf5;

/// <summary>The machine and the programs that a run ran on.</summary>
/// <param name="Cpu">The model name of the processor.</param>
/// <param name="Cores">Number of logical processors that the process may use.</param>
/// <param name="OperatingSystem">Name and version of the operating system, and the processor's architecture.</param>
/// <param name="DotNet">Version of the .NET runtime.</param>
/// <param name="Hdf5">Version of the HDF5 library.</param>
/// <param name="VectorBits">Width of the vectors that the simulation computes with [bit].</param>
public sealed record MachineDescription(
    string Cpu, int Cores, string OperatingSystem, string DotNet, string Hdf5, int VectorBits)
{
    private const string LinuxProcessors = "/proc/cpuinfo";

    internal static string CreatorVersion { get; } =
        typeof(MachineDescription).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    internal static MachineDescription Current() => new(
        CpuModel(),
        Environment.ProcessorCount,
        $"{RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})",
        Environment.Version.ToString(),
        H5Library.Version(),
        Vector<byte>.Count * 8);

    private static string CpuModel() =>
        (File.Exists(LinuxProcessors) ? ModelLine(File.ReadLines(LinuxProcessors)) : null)
        ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string? ModelLine(IEnumerable<string> lines) => lines
        .Where(line => line.StartsWith("model name", StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
        .FirstOrDefault();
}
