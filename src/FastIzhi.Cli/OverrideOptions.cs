using System.CommandLine;
using FastIzhi.Experiments;

namespace FastIzhi.Cli;

/// <summary>The options of all commands that read an experiment: what takes the place of what it says.</summary>
internal sealed class OverrideOptions
{
    private readonly Option<double?> _duration = RunOptions.Duration();
    private readonly Option<Precision?> _precision = RunOptions.Precision();
    private readonly Option<ulong?> _seed = RunOptions.Seed();
    private readonly Option<string[]> _set;

    public OverrideOptions()
        : this(
            "path=value",
            "Sets a value of the experiment, such as populations.E.size=4000 or constants.N=100. May be given several times.",
            "populations.E.size=4000")
    {
    }

    /// <param name="valueOfSet">What stands for the value of <c>--set</c> in the help.</param>
    /// <param name="descriptionOfSet">What <c>--set</c> does.</param>
    /// <param name="exampleOfSet">A value of it.</param>
    public OverrideOptions(string valueOfSet, string descriptionOfSet, string exampleOfSet)
    {
        _set = new Option<string[]>("--set") { HelpName = valueOfSet, Description = descriptionOfSet };
        _set.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Assignment.Parse(token.Value) is null))
            {
                result.AddError($"--set: '{token.Value}' is not {valueOfSet}, such as {exampleOfSet}.");
            }
        });
    }

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
        Values = [.. Assignments(parsed).Select(assignment => assignment.Value)],
    };

    /// <summary>What <c>--set</c> says, as it stands there.</summary>
    public IReadOnlyList<Assignment> Assignments(ParseResult parsed) =>
        [.. (parsed.GetValue(_set) ?? []).Select(text => Assignment.Parse(text)!.Value)];
}
