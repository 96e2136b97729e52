using System.Text.Json;
using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads an experiment from its JSON, or tells everything that is wrong with it.</summary>
internal sealed class ExperimentReader
{
    private static readonly NumberRange Seeds = NumberRange.Whole(0, 1L << 53);

    private readonly JsonElement _root;
    private readonly ProblemList _problems;
    private readonly ExperimentFiles _files;

    private ExperimentReader(JsonElement root, ExperimentFiles files, ProblemList problems) =>
        (_root, _files, _problems) = (root, files, problems);

    /// <summary>Reads an experiment.</summary>
    /// <param name="root">The experiment.</param>
    /// <param name="files">Reads the files that it names.</param>
    /// <param name="problems">What is wrong with it already, to be told with all else.</param>
    /// <exception cref="ExperimentException">Something in it is not allowed.</exception>
    public static Experiment Read(JsonElement root, ExperimentFiles files, ProblemList problems)
    {
        var reader = new ExperimentReader(root, files, problems);
        var fields = new JsonCursor(root, problems).Object("an object with name, duration and populations");
        if (fields is null)
        {
            problems.ThrowIfAny();
        }

        return reader.Read(fields!);
    }

    private Experiment Read(JsonFields fields)
    {
        fields.Allow(
            "$schema", "name", "description", "source", "scheme", "integration", "dt", "duration", "precision", "seed",
            "receptors", "populations", "projections", "inputs", "record", ExperimentIncludes.Field, ExperimentConstants.Field);
        fields.Optional("$schema")?.Text();
        var name = ReadName(fields.Required("name"));
        var description = fields.Optional("description")?.Text();
        var source = fields.Optional("source")?.Text();
        var told = _problems.Count;
        var options = ReadOptions(fields);
        if (options.IntegrationProblem is { } problem)
        {
            fields.Required("integration").AddProblem(problem);
        }

        var hasSoundOptions = _problems.Count == told;
        var seed = (ulong)(fields.Optional("seed")?.Number(Seeds) ?? 0);
        var duration = fields.Required("duration").Number(NumberRange.AtLeast(options.TimeStep, "ms")) ?? 0;
        long? steps = null;
        fields.Required("duration").Try(() => steps = Simulation.StepsIn(duration, options.TimeStep));

        var builder = new NetworkBuilder(seed);
        var populations = PopulationReader.ReadAll(fields.Required("populations"), options, builder);
        var receptors = new ReceptorReader(fields.Optional("receptors"));
        ProjectionReader.ReadAll(fields.Optional("projections"), populations, options, receptors, _files, builder);
        InputReader.ReadAll(fields.Optional("inputs"), populations, InputRows(steps, options.Scheme), receptors, _files, builder);
        var recordings = RecordReader.Read(
            fields.Optional("record"), populations, builder.Receptors, _problems.Count > 0 ? receptors.All : []);
        if (hasSoundOptions && populations.Values.Any(population => population is not null))
        {
            // Of what could be read. Delays and refractory times are told where they stand.
            Simulation.Problems(builder.Build(), options).ToList().ForEach(fields.Required("dt").AddProblem);
        }

        _problems.ThrowIfAny();
        return new Experiment
        {
            Name = name!,
            Description = description,
            Source = source,
            Network = builder.Build(),
            Options = options,
            Duration = duration,
            Recordings = recordings,
            Json = ExperimentText.With(_root, Resolved(options, duration, seed)),
        };
    }

    private Dictionary<string, string> Resolved(SimulationOptions options, double duration, ulong seed)
    {
        var resolved = new Dictionary<string, string>
        {
            ["scheme"] = ExperimentText.Json(options.Scheme),
            ["integration"] = ExperimentText.Json(options.Integration),
            ["dt"] = ExperimentText.Json(options.TimeStep),
            ["duration"] = ExperimentText.Json(duration),
            ["precision"] = ExperimentText.Json(options.Precision),
            ["seed"] = ExperimentText.Json(seed),
        };
        foreach (var name in (string[])["projections", "inputs"])
        {
            if (_root.TryGetProperty(name, out var items) && _files.Resolve(name, items) is { } json)
            {
                resolved[name] = json;
            }
        }

        return resolved;
    }

    /// <summary>The name becomes the name of a file.</summary>
    private static string? ReadName(JsonCursor at)
    {
        var name = at.Text();
        if (name is not null && (name.Length is 0 or > 100 || name[0] == '.' || !name.All(IsAllowed)))
        {
            at.Reject("a name of 1 to 100 letters, digits, '_', '-' and '.', the first not '.'");
        }

        return name;

        static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';
    }

    private static SimulationOptions ReadOptions(JsonFields fields)
    {
        var defaults = new SimulationOptions();
        return new SimulationOptions
        {
            Scheme = fields.Optional("scheme")?.Word<Scheme>() ?? defaults.Scheme,
            Integration = fields.Optional("integration")?.Word<Integration>() ?? defaults.Integration,
            TimeStep = fields.Optional("dt")?.Number(NumberRange.Above(0, "ms")) ?? defaults.TimeStep,
            Precision = fields.Optional("precision")?.Word<Precision>() ?? defaults.Precision,
        };
    }

    /// <summary>Rows that per-row currents must have: the last update of the reference scheme uses those of its own row.</summary>
    private static long? InputRows(long? steps, Scheme scheme) => scheme == Scheme.Reference ? steps + 1 : steps;
}
