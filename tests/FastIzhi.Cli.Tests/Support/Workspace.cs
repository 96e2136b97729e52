using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FastIzhi.Cli.Tests.Support;

/// <summary>A folder of its own in which a test runs the command as its users do; deleted at the end.</summary>
internal sealed class Workspace : IDisposable
{
    private static readonly string Executable = OperatingSystem.IsWindows() ? "fastizhi.exe" : "fastizhi";

    /// <summary>The command beside the project that builds it, in the configuration of this test.</summary>
    public static readonly string Command = Repository.PathOf(
        "src", "FastIzhi.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", Executable);

    /// <summary>The folder of the `dotnet` that runs this test: three above that of its class library.</summary>
    public static readonly string DotNet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public string Folder { get; } = Directory.CreateTempSubdirectory("fastizhi-").FullName;

    /// <summary>The result files in the folder.</summary>
    public string[] Results => [.. Directory.GetFiles(Folder, "*.h5").Select(path => Path.GetFileName(path))];

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file and returns its name.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return name;
    }

    /// <summary>Runs <c>fastizhi</c> to its end.</summary>
    public Outcome Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    /// <summary>Runs <c>fastizhi</c> to its end, with environment variables of its own.</summary>
    public Outcome Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = Start(Command, arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var child = new Child(start);
        return child.End();
    }

    /// <summary>
    /// Starts <c>fastizhi</c> by a shell that first says more, such as <c>ulimit</c>. The process is that of the shell.
    /// </summary>
    public Child StartAfter(string shellCommands, params string[] arguments) =>
        new(Start("/bin/sh", ["-c", shellCommands + "; exec \"$0\" \"$@\"", Command, .. arguments]));

    /// <summary>Runs a script in bash to its end; $0 is <c>fastizhi</c>, $1 and on are the arguments.</summary>
    public Outcome RunBash(string script, params string[] arguments)
    {
        using var child = new Child(Start("/bin/bash", ["--norc", "-c", script, Command, .. arguments]));
        return child.End();
    }

    /// <summary>Starts <c>fastizhi</c>, sensitive to signals even where the tests run in the background of a script.</summary>
    public Child StartWithSignals(params string[] arguments) => new(OperatingSystem.IsLinux()
        ? Start("/usr/bin/env", ["--default-signal=INT", "--default-signal=TERM", "--default-signal=HUP", Command, .. arguments])
        : Start(Command, arguments));

    /// <summary>Runs a line of the shell that calls <c>fastizhi</c> by its name.</summary>
    public Outcome RunShell(string line)
    {
        var start = Start("/bin/sh", ["-c", line]);
        start.Environment["PATH"] = $"{Path.GetDirectoryName(Command)}:{start.Environment["PATH"]}";
        using var child = new Child(start);
        return child.End();
    }

    /// <summary>Runs the Python of the system, which finds the package of the repository and draws without a display.</summary>
    public Outcome RunPython(params string[] arguments)
    {
        var start = Start("/usr/bin/python3", arguments);
        start.Environment["PYTHONPATH"] = Repository.PathOf("src", "python");
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["MPLBACKEND"] = "Agg";
        start.Environment["MPLCONFIGDIR"] = Folder;
        start.Environment["FASTIZHI"] = Command;
        using var child = new Child(start);
        return child.End();
    }

    /// <summary>Runs <c>dotnet</c> to its end.</summary>
    public Outcome RunDotNet(params string[] arguments)
    {
        using var child = new Child(Start(Path.Combine(DotNet, "dotnet"), arguments));
        return child.End();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private ProcessStartInfo Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder };
        start.Environment["DOTNET_ROOT"] = DotNet;
        return start;
    }
}
