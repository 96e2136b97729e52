using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>What can go wrong with a run, in words.</summary>
internal static class Failure
{
    /// <summary>Why a run that was begun could not go on, in one line; null for what is no fault of the run.</summary>
    public static string? ReasonOf(Exception exception) => exception switch
    {
        RunFailedException or ResultFileException or CheckpointException => exception.Message,
        IOException => $"cannot write or read: {exception.Message}",
        OutOfMemoryException => "there is not enough memory",
        _ => null,
    };
}
