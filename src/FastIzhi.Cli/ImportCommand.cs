using System.CommandLine;
using FastIzhi.Hdf5.Sonata;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi import</c>: makes an experiment of a network in the format of others.</summary>
internal static class ImportCommand
{
    public static Command Create() => new("import", "Makes an experiment of a network in another format.") { Sonata() };

    private static Command Sonata()
    {
        var config = new Argument<string>("config")
        {
            Description = "A circuit_config.json, or a simulation_config.json that names one; the latter has duration, dt and seed too.",
        };
        var output = FolderOption(
            "The folder to write experiment.json, edges.h5 and nodes.csv into; by default the name of the circuit's with -imported.");
        var map = new Option<string?>("--map")
        {
            HelpName = "file.json",
            Description =
                "Which cells the node types are, by node_type_id or model_name: the name of a cell type, or the fields of a population.",
        };
        var scale = RunOptions.WeightScale();
        var command = new Command("sonata", "Makes an experiment of a SONATA circuit.") { config, output, map, scale };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(config);
            var folder = parsed.GetValue(output) ?? $"{SonataFolders.NameOfFolder(path)}-imported";
            var chosen = new SonataImportOptions
            {
                Mapping = parsed.GetValue(map) is { } file ? ReadMapping(file) : null,
                WeightScale = parsed.GetValue(scale) ?? 1,
            };
            return SonataFolders.Make(
                Path.Combine(folder, SonataImport.ExperimentFile), cancellation => SonataImport.Read(path, folder, chosen, cancellation));
        });
        return command;
    }

    public static Option<string?> FolderOption(string description) =>
        new("--output", "-o") { HelpName = "folder", Description = description };

    private static string ReadMapping(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"--map: cannot read '{path}': {e.Message}");
        }
    }
}
