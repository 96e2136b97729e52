namespace FastIzhi.Cli;

/// <summary>What the user gave is wrong.</summary>
/// <param name="problems">Lines for the user.</param>
internal sealed class InputException(params IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
