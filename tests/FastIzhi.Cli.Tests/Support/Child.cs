using System.Diagnostics;

namespace FastIzhi.Cli.Tests.Support;

/// <summary>A child process whose output is collected. It is killed when it does not end by itself.</summary>
internal sealed class Child : IDisposable
{
    /// <summary>Far above what any command of the tests takes; only a command that hangs reaches it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TaskCompletionSource _written = new();
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    public Child(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        (_output, _errors) = (ReadOutput(), _process.StandardError.ReadToEndAsync());
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Waits until it has written a line.</summary>
    public void AwaitOutput()
    {
        if (!_written.Task.Wait(Patience))
        {
            throw new TimeoutException($"{_process.StartInfo.FileName} writes nothing");
        }
    }

    public Outcome End()
    {
        if (!_process.WaitForExit(Patience))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{_process.StartInfo.FileName} did not end; so far it wrote: {_output.Result}{_errors.Result}");
        }

        return new Outcome(_process.ExitCode, _output.Result, _errors.Result);
    }

    /// <summary>Ends it as <c>kill -9</c> does, if it has not ended.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task<string> ReadOutput()
    {
        var first = await _process.StandardOutput.ReadLineAsync();
        _written.SetResult();
        return first is null ? "" : first + Environment.NewLine + await _process.StandardOutput.ReadToEndAsync();
    }
}
