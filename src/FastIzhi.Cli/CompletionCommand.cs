using System.CommandLine;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi completion</c>: the script that lets a shell complete the command.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { HelpName = string.Join('|', Shells), Description = "The shell." };
        shell.Validators.Add(result =>
        {
            if (!Shells.Contains(result.Tokens[0].Value))
            {
                result.AddError($"'{result.Tokens[0].Value}' is not one of {string.Join(", ", Shells)}.");
            }
        });
        shell.CompletionSources.Add(Shells);
        var command = new Command(
            "completion", "Prints the script that lets a shell complete commands, options and values; in bash: source <(fastizhi completion bash)")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            using var script = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"fastizhi.{parsed.GetRequiredValue(shell)}")!;
            using var reader = new StreamReader(script);
            Console.Out.Write(reader.ReadToEnd());
        });
        return command;
    }
}
