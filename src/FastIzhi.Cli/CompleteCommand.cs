using System.CommandLine;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi complete</c>: what the scripts of <see cref="CompletionCommand"/> ask for the words that may come next.</summary>
internal static class CompleteCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("words") { Description = "The words so far; the last one, which may be empty, is completed.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("complete", "Prints the words that may stand for the last one.") { words };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            var given = parsed.GetRequiredValue(words);
            foreach (var word in Completions(parsed.RootCommandResult.Command, given[..^1], given[^1]))
            {
                Console.WriteLine(word);
            }
        });
        return command;
    }

    /// <summary>The words that may come next: options after a dash, else commands and values. Of files the shell knows more.</summary>
    private static IEnumerable<string> Completions(Command root, string[] before, string current)
    {
        // The library tells a word to be completed from a finished one by the space behind it.
        var line = string.Concat(before.Select(word => $"\"{word.Replace("\"", "", StringComparison.Ordinal)}\" "));
        var parsed = root.Parse(line, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var wantsOption = current.StartsWith('-');
        var completions = wantsOption
            ? parsed.CommandResult.Command.GetCompletions(parsed.GetCompletionContext())
            : parsed.GetCompletions(line.Length).Where(completion => !IsFlagValue(completion.Label) && !completion.Label.StartsWith('/'));
        return completions.Select(completion => completion.Label)
            .Where(word => word.StartsWith(current, StringComparison.Ordinal) && word.StartsWith('-') == wantsOption);
    }

    /// <summary>Whether a word is what a flag takes, but nobody writes.</summary>
    private static bool IsFlagValue(string word) => bool.TryParse(word, out _);
}
