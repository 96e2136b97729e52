namespace FastIzhi.Experiments;

/// <summary>An experiment file cannot be used. It lists everything that is wrong with it.</summary>
public sealed class ExperimentException : Exception
{
    internal ExperimentException(IReadOnlyList<string> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>One line per problem: where it stands in the file, the value, and what is allowed.</summary>
    public IReadOnlyList<string> Problems { get; }
}
