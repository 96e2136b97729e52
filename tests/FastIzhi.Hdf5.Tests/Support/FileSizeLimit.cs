using System.Runtime.InteropServices;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>Lets the system refuse to make files of this process longer than so many bytes, as on a full disk.</summary>
internal sealed class FileSizeLimit : IDisposable
{
    private const int FileSize = 1;
    private const int FileSizeSignal = 25;
    private const nint Ignore = 1;
    private readonly Limit _before;

    public FileSizeLimit(long bytes)
    {
        // By default the signal that comes with the refusal ends the process.
        _ = signal(FileSizeSignal, Ignore);
        Assert.Equal(0, getrlimit(FileSize, out _before));
        Assert.Equal(0, setrlimit(FileSize, _before with { Soft = (ulong)bytes }));
    }

    public void Dispose() => Assert.Equal(0, setrlimit(FileSize, _before));

    [DllImport("libc")]
    private static extern nint signal(int number, nint handler);

    [DllImport("libc")]
    private static extern int getrlimit(int resource, out Limit limit);

    [DllImport("libc")]
    private static extern int setrlimit(int resource, in Limit limit);

    private readonly record struct Limit(ulong Soft, ulong Hard);
}
