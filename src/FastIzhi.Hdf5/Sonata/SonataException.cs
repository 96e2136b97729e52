namespace FastIzhi.Hdf5.Sonata;

/// <summary>A SONATA circuit cannot be imported, or a network cannot be exported, as it is.</summary>
/// <param name="problems">What is wrong, a line each, with what to do about it.</param>
public sealed class SonataException(params IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>What is wrong, a line each, with what to do about it.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
