using System.CommandLine;
using System.Diagnostics;
using FastIzhi.Experiments;
using FastIzhi.Hdf5.Sonata;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi export</c>: writes the network of an experiment in the format of others.</summary>
internal static class ExportCommand
{
    public static Command Create() => new("export", "Writes the network of an experiment in another format.") { Sonata() };

    private static Command Sonata()
    {
        var experiment = new Argument<string>("experiment") { Description = "The experiment file (JSON; see 'fastizhi schema')." };
        var output = ImportCommand.FolderOption("The folder of the circuit; by default the experiment's name with -sonata.");
        var command = new Command("sonata", "Writes a SONATA circuit: all neurons and synapses, and a configuration.")
        {
            experiment, output,
        };
        command.SetAction(parsed =>
        {
            var loaded = ExperimentFile.Load(parsed.GetRequiredValue(experiment));
            var folder = parsed.GetValue(output) ?? $"{loaded.Name}-sonata";
            return SonataFolders.Make(Path.Combine(folder, "circuit_config.json"), cancellation => Export(loaded, folder, cancellation));
        });
        return command;
    }

    private static SonataSummary Export(Experiment experiment, string folder, CancellationToken cancellation)
    {
        SonataSummary? summary = null;
        ProgressDisplay.Show("export", quietTime: TimeSpan.FromSeconds(1), report =>
        {
            var clock = Stopwatch.StartNew();
            var progress = new ProgressRelay<double>(part => report(new ProgressReport(
                part, clock.Elapsed, $"{part * experiment.Network.ExpectedSynapseCount:0} of {experiment.Network.ExpectedSynapseCount:0} synapses")));
            summary = SonataExport.Write(experiment, folder, progress, cancellation);
        });
        return summary!;
    }
}
