namespace FastIzhi.Cli;

/// <summary>Passes reports on at once, on the thread that makes them.</summary>
internal sealed class ProgressRelay<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
