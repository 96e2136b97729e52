namespace FastIzhi.Cli;

/// <summary>The layout of what the commands print.</summary>
internal static class Report
{
    /// <summary>A line with a label.</summary>
    public static void Line(string label, string text) => Console.WriteLine($"  {label,-12} {text}");

    /// <summary>A wall time with the real-time factor.</summary>
    /// <param name="wall">The wall time.</param>
    /// <param name="time">Model time [ms].</param>
    public static string WallTime(TimeSpan wall, double time) =>
        Units.Wall(wall) + (time > 0 ? $", real-time factor {Units.Rough(wall.TotalMilliseconds / time)}" : "");

    /// <summary>A checksum.</summary>
    public static string Checksum(ulong checksum) => $"{checksum:x16} of all spikes";

    /// <summary>How something is or was simulated.</summary>
    public static string Options(Scheme scheme, Integration integration, double timeStep, Precision precision, ulong seed) =>
        $"{Words.Of(scheme)}, {Words.Of(integration)}, dt {timeStep} ms, {Words.Of(precision)} precision, seed {seed}";
}
