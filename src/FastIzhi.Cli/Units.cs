namespace FastIzhi.Cli;

/// <summary>Quantities as a reader likes them.</summary>
internal static class Units
{
    /// <summary>A number of things, such as 1 spike or 2 spikes.</summary>
    public static string Count(long count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    /// <summary>A number of bytes, such as 57.6 MB (decimal, as file managers count).</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1e3:0.#} kB",
        < 1_000_000_000 => $"{bytes / 1e6:0.#} MB",
        _ => $"{bytes / 1e9:0.#} GB",
    };

    /// <summary>A wall time, such as 0.25 s, 3 min 20 s or 5 h 10 min.</summary>
    public static string Wall(TimeSpan time)
    {
        if (time.TotalSeconds < 10)
        {
            return $"{time.TotalSeconds:0.##} s";
        }

        var whole = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        return whole switch
        {
            { TotalMinutes: < 1 } => $"{whole.Seconds} s",
            { TotalHours: < 1 } => $"{whole.Minutes} min {whole.Seconds} s",
            _ => $"{Math.Floor(whole.TotalHours)} h {whole.Minutes} min",
        };
    }

    /// <summary>A number of no exact interest, such as a real-time factor, in three digits or more.</summary>
    public static string Rough(double value) => value < 100 ? $"{value:G3}" : $"{value:0}";

    /// <summary>The mean rate of a population, such as 36.07 Hz.</summary>
    /// <param name="spikes">Its spikes.</param>
    /// <param name="neurons">Its neurons.</param>
    /// <param name="time">Model time [ms].</param>
    public static string Rate(long spikes, long neurons, double time) =>
        time > 0 ? $"{spikes / (double)neurons / time * 1000:0.##} Hz" : "no time simulated";
}
