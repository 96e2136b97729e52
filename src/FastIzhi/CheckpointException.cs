namespace FastIzhi;

/// <summary>
/// A saved state cannot be restored: it is damaged, or of another simulation, experiment or version. The message is one line
/// that says what does not fit.
/// </summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Refuses a saved state.</summary>
    /// <param name="message">One line: what does not fit.</param>
    /// <param name="inner">What was met when it was read.</param>
    public CheckpointException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
