using System.Text.Json;

namespace FastIzhi.Experiments;

/// <summary>
/// Makes one plain experiment of a file that includes others, has constants, or has values set from outside: first the files are put
/// together, then the values are set, then the constants are put in their places.
/// </summary>
internal static class ExperimentComposer
{
    /// <summary>Composes an experiment.</summary>
    /// <param name="root">The experiment as the file has it.</param>
    /// <param name="path">The file; null for a text without one.</param>
    /// <param name="folder">The folder that names of files start from.</param>
    /// <param name="values">Values to set, by their paths, in JSON.</param>
    /// <exception cref="ExperimentException">A file that is included cannot be read, or there is no such constant.</exception>
    public static ComposedExperiment Compose(
        JsonElement root, string? path, string folder, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var isPlain = root.ValueKind != JsonValueKind.Object
            || (!root.TryGetProperty(ExperimentIncludes.Field, out _) && !root.TryGetProperty(ExperimentConstants.Field, out _));
        if (isPlain && values.Count == 0)
        {
            return new ComposedExperiment(root, new ProblemList(), [], ComposedExperiment.NoFolders);
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ExperimentException(["the experiment is not an object, so that no value of it can be set"]);
        }

        try
        {
            return ComposeParts(root, path, folder, values);
        }
        catch (InvalidOperationException)
        {
            throw ExperimentText.HalfACharacter();
        }
    }

    private static ComposedExperiment ComposeParts(
        JsonElement root, string? path, string folder, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var includes = new ExperimentIncludes();
        var experiment = includes.PutTogether(root, path, folder);
        var problems = new ProblemList(includes.Origins);
        foreach (var (where, json) in values)
        {
            ValuePath.Set(experiment, where, json, problems);
            includes.Origins[where] = null;
        }

        // Where a constant is wrong, so would be whatever names it.
        var told = problems.Count;
        var warnings = ExperimentConstants.PutIn(experiment, problems);
        if (problems.Count > told)
        {
            problems.ThrowIfAny();
        }

        return new ComposedExperiment(JsonSerializer.SerializeToElement(experiment), problems, warnings, includes.Folders);
    }
}
