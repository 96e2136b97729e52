namespace FastIzhi.Experiments;

/// <summary>Values that take the place of those in an experiment file; null leaves the file's own.</summary>
public sealed record ExperimentOverrides
{
    /// <summary>Model time [ms], above 0 and a multiple of the time step.</summary>
    public double? Duration { get; init; }

    /// <summary>The floating-point type of the state.</summary>
    public Precision? Precision { get; init; }

    /// <summary>The seed of all draws, 0 to 2^53.</summary>
    public ulong? Seed { get; init; }

    /// <summary>
    /// Values that are set one after the other, in JSON, by their paths as messages name them: populations.E.size, projections[0].weight,
    /// constants.N. Fields that are not there are added, items of lists are not.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; init; } = [];

    /// <summary>The fields of the file that are replaced, with their values in JSON.</summary>
    internal Dictionary<string, string> Fields()
    {
        var fields = new Dictionary<string, string>();
        if (Duration is { } duration)
        {
            fields["duration"] = ExperimentText.Json(duration);
        }

        if (Precision is { } precision)
        {
            fields["precision"] = ExperimentText.Json(precision);
        }

        if (Seed is { } seed)
        {
            fields["seed"] = $"{seed}";
        }

        return fields;
    }
}
