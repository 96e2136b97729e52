using System.CommandLine;
using System.Text.Json;
using FastIzhi.Experiments;

namespace FastIzhi.Cli;

/// <summary>The options of all commands that read an experiment: what takes the place of what it says.</summary>
internal sealed class OverrideOptions
{
    private readonly Option<double?> _duration = RunOptions.Duration();
    private readonly Option<Precision?> _precision = RunOptions.Precision();
    private readonly Option<ulong?> _seed = RunOptions.Seed();
    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "path=value",
        Description = "Sets a value of the experiment, such as populations.E.size=4000 or constants.N=100. May be given several times.",
    };

    public OverrideOptions() => _set.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=') <= 0))
        {
            result.AddError($"--set: '{token.Value}' is not path=value, such as populations.E.size=4000.");
        }
    });

    public void AddTo(Command command)
    {
        command.Add(_set);
        command.Add(_duration);
        command.Add(_precision);
        command.Add(_seed);
    }

    /// <summary>What a command line says.</summary>
    public ExperimentOverrides Of(ParseResult parsed) => new()
    {
        Duration = parsed.GetValue(_duration),
        Precision = parsed.GetValue(_precision),
        Seed = parsed.GetValue(_seed),
        Values = [.. (parsed.GetValue(_set) ?? []).Select(Pair)],
    };

    private static KeyValuePair<string, string> Pair(string text)
    {
        var end = text.IndexOf('=');
        return new(text[..end].Trim(), Json(text[(end + 1)..]));
    }

    /// <summary>JSON as it is; anything else is a text.</summary>
    private static string Json(string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return value;
        }
        catch (JsonException)
        {
            return JsonSerializer.Serialize(value);
        }
    }
}
