using System.Diagnostics;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>Runs lines of Octave.</summary>
internal static class Octave
{
    private const string Interpreter = "/usr/bin/octave-cli";

    /// <summary>What the lines print. Fails with what they complain of when they end with an error.</summary>
    public static string Run(string folder, string script)
    {
        Assert.True(
            File.Exists(Interpreter), $"there is no {Interpreter}; install it with: apt-get install -y --no-install-recommends octave");
        var file = Path.Combine(folder, "script.m");
        File.WriteAllText(file, script);
        using var process = Process.Start(new ProcessStartInfo(Interpreter, ["--norc", file])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"Octave ended with {process.ExitCode}\n{errors.Result}");
        return output;
    }
}
