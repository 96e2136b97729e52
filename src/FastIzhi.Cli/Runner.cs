using System.CommandLine;

namespace FastIzhi.Cli;

/// <summary>Runs a command and turns what goes wrong into lines on stderr and an exit code.</summary>
internal static class Runner
{
    public static int Run(Command root, string[] arguments)
    {
        if (arguments.Length == 0)
        {
            root.Parse("--help").Invoke();
            return ExitCode.BadInput;
        }

        // A file whose name begins with @ is a file like any other.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            var command = parsed.CommandResult.Command;
            var name = command == root ? root.Name : $"{root.Name} {command.Name}";

            // What follows a word that is not known, such as its value, is no mistake of its own.
            var problems = parsed.UnmatchedTokens.Count > 0
                ? [$"'{parsed.UnmatchedTokens[0]}' is not known here."]
                : parsed.Errors.Select(error => error.Message).Distinct();
            return Fail(ExitCode.BadInput, [.. problems.Select(problem => $"{problem} Try '{name} --help'.")]);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (InputException e)
        {
            return Fail(ExitCode.BadInput, e.Problems);
        }
        catch (Exception e) when (Failure.ReasonOf(e) is { } reason)
        {
            return Fail(ExitCode.Failed, reason);
        }
    }

    private static int Fail(int exitCode, params IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            Console.Error.WriteLine($"fastizhi: {line}");
        }

        return exitCode;
    }
}
