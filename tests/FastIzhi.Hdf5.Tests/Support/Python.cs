using System.Diagnostics;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>Runs lines of Python with the interpreter of the system, which has h5py and matplotlib from its packages.</summary>
internal static class Python
{
    public const string Interpreter = "/usr/bin/python3";
    private const string Hint =
        "install it with: apt-get install -y --no-install-recommends python3-h5py python3-matplotlib";

    /// <summary>What the lines print. Fails with what they complain of when they end with an error.</summary>
    public static string Run(string folder, string script)
    {
        Assert.True(File.Exists(Interpreter), $"there is no {Interpreter}; {Hint}");
        var start = new ProcessStartInfo(Interpreter, ["-"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MPLBACKEND"] = "Agg";
        start.Environment["MPLCONFIGDIR"] = folder;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        var complaint = errors.Result;
        var missing = complaint.Contains("ModuleNotFoundError", StringComparison.Ordinal) ? $"; {Hint}" : "";
        Assert.True(process.ExitCode == 0, $"Python ended with {process.ExitCode}{missing}\n{complaint}");
        return output;
    }
}
