using System.CommandLine;
using FastIzhi.Experiments;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi schema</c>: the format of experiment files.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Prints the format of experiment files as a JSON Schema.");
        command.SetAction(_ => Console.Out.Write(Experiment.Schema));
        return command;
    }
}
