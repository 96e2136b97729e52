using System.CommandLine;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi completion</c>: the script that lets a shell complete the command.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<Shell>("shell")
        {
            HelpName = string.Join('|', Words.All<Shell>().Keys),
            Description = "The shell.",
            CustomParser = result =>
            {
                if (Words.All<Shell>().TryGetValue(result.Tokens[0].Value, out var parsed))
                {
                    return parsed;
                }

                result.AddError($"'{result.Tokens[0].Value}' is not one of {string.Join(", ", Words.All<Shell>().Keys)}.");
                return default;
            },
        };
        shell.CompletionSources.Clear();
        shell.CompletionSources.Add([.. Words.All<Shell>().Keys]);
        var command = new Command(
            "completion", "Prints the script that lets a shell complete commands, options and values; in bash: source <(fastizhi completion bash)")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            using var script = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"fastizhi.{Words.Of(parsed.GetValue(shell))}")!;
            using var reader = new StreamReader(script);
            Console.Out.Write(reader.ReadToEnd());
        });
        return command;
    }
}
