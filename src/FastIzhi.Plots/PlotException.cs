namespace FastIzhi.Plots;

/// <summary>A result file does not hold what a plot needs, or a plot was asked for that there is not. The message is one line.</summary>
public sealed class PlotException : Exception
{
    internal PlotException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
