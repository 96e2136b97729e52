namespace FastIzhi.Cli;

/// <summary>A run that was begun could not go on.</summary>
/// <param name="reason">One line for the user.</param>
internal sealed class RunFailedException(string reason) : Exception(reason);
