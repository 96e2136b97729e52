using System.Diagnostics;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>Python that goes on while a test does: it answers each line of the test with a line.</summary>
internal sealed class PythonSession : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="script">A program that reads lines from its standard input and prints one for each.</param>
    public PythonSession(string folder, string script)
    {
        var file = Path.Combine(folder, "session.py");
        File.WriteAllText(file, script);
        _process = Process.Start(new ProcessStartInfo(Python.Interpreter, ["-u", file])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>What it answers.</summary>
    public string Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        var answer = _process.StandardOutput.ReadLine();
        Assert.True(answer is not null, "Python has ended; its complaint is on the standard error of the tests");
        return answer;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
