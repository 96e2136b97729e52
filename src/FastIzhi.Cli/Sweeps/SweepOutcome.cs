using FastIzhi.Hdf5;

namespace FastIzhi.Cli.Sweeps;

/// <summary>What became of a run of a sweep: a row of its table.</summary>
/// <param name="Run">The run.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Failure">Why it failed; null if it did not.</param>
/// <param name="Values">What its file says, by the names of columns; empty for a run without a file.</param>
internal sealed record SweepOutcome(SweepRun Run, RunStatus Status, string? Failure, IReadOnlyList<KeyValuePair<string, object?>> Values)
{
    /// <summary>A run that has a result file.</summary>
    /// <param name="run">The run.</param>
    /// <param name="file">Its file.</param>
    /// <param name="failure">Why it failed; null if it did not.</param>
    /// <param name="statistics">What is asked of it.</param>
    /// <exception cref="ResultFileException">The file is damaged.</exception>
    public static SweepOutcome Of(SweepRun run, ResultFile file, string? failure, StatsRequest statistics)
    {
        var values = new List<KeyValuePair<string, object?>>
        {
            new("seed", file.Seed),
            new("time_ms", file.Time),
            new("wall_s", file.WallTime.TotalSeconds),
            new("checksum", $"{file.SpikeChecksum:x16}"),
        };
        values.RemoveAll(value => run.Settings.Any(setting => setting.Path == value.Key));
        values.AddRange(Statistics(file, statistics));
        return new SweepOutcome(run, failure is null ? file.Status : RunStatus.Failed, failure, values);
    }

    /// <summary>A run that has no result file.</summary>
    /// <param name="run">The run.</param>
    /// <param name="failure">Why it failed; null if it was interrupted.</param>
    public static SweepOutcome Without(SweepRun run, string? failure) =>
        new(run, failure is null ? RunStatus.Interrupted : RunStatus.Failed, failure, []);

    private static List<KeyValuePair<string, object?>> Statistics(ResultFile file, StatsRequest request)
    {
        if (!file.Populations.Any(population => file.HasSpikes(population.Name)) || file.Time <= (request.From ?? 0))
        {
            // Without recorded spikes, or with none of the window yet, their numbers in the whole run are all there is.
            return request is { From: null, To: null } && file.Time > 0
                ? [.. file.Populations.SelectMany(population => (KeyValuePair<string, object?>[])[
                    new($"{population.Name}.spikes", population.Spikes),
                    new($"{population.Name}.rate_hz", population.Spikes / (double)population.Size / file.Time * 1000),
                ])]
                : [];
        }

        var statistics = request.Of(file);
        var values = statistics.Populations.SelectMany(p => (KeyValuePair<string, object?>[])[
            new($"{p.Population}.spikes", p.Spikes),
            new($"{p.Population}.rate_hz", p.Rate),
            new($"{p.Population}.silent_fraction", p.SilentFraction),
            new($"{p.Population}.cv_isi", p.IntervalCv),
            new($"{p.Population}.fano_factor", p.FanoFactor),
            new($"{p.Population}.peak_hz", p.SpectrumPeak?.Frequency),
            new($"{p.Population}.peak_power", p.SpectrumPeak?.Power),
        ]).ToList();
        if (statistics is { Ring: { } ring, Vector: { } vector })
        {
            values.Add(new($"{ring}.angle_deg", vector.Whole.Angle));
            values.Add(new($"{ring}.length", vector.Whole.Length));
            values.Add(new($"{ring}.drift_deg_per_s", vector.Drift));
        }

        return values;
    }
}
