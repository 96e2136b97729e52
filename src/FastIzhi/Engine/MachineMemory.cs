using System.Globalization;

namespace FastIzhi.Engine;

/// <summary>The memory of this machine.</summary>
internal static class MachineMemory
{
    private const string Available = "MemAvailable:";

    /// <summary>What a process may still take without another one having to give way [bytes].</summary>
    public static long Free()
    {
        // The limit of the machine or of the container, less what this process has.
        var free = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - Environment.WorkingSet;
        return Math.Max(0, AvailableOnLinux() is { } available ? Math.Min(free, available) : free);
    }

    private static long? AvailableOnLinux()
    {
        const string Path = "/proc/meminfo";
        if (!OperatingSystem.IsLinux() || !File.Exists(Path))
        {
            return null;
        }

        var line = File.ReadLines(Path).FirstOrDefault(line => line.StartsWith(Available, StringComparison.Ordinal));
        var words = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [_, var kilobytes, ..] && long.TryParse(kilobytes, CultureInfo.InvariantCulture, out var value)
            ? value * 1024
            : null;
    }
}
