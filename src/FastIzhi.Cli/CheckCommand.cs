using System.CommandLine;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi check</c>: everything that can be known of an experiment before it runs.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "An experiment, or a result file, whose experiment is checked." };
        var overrides = new OverrideOptions();
        var threads = RunOptions.Threads();
        var build = new Option<bool>("--dry-run") { Description = "Build the network as a run would, and say what it takes." };
        var command = new Command(
            "check", "Validates an experiment and prints its network: populations, synapses as they are drawn, memory, steps, size of the result.")
        {
            file, build, threads,
        };
        overrides.AddTo(command);
        command.SetAction(parsed =>
        {
            var experiment = ExperimentFile.Load(parsed.GetRequiredValue(file), overrides.Of(parsed));
            var problems = new InputProblems();
            problems.CheckMemory(experiment, parsed.GetValue(threads));
            problems.Try(() => DiskRoom.Check(experiment.Name + ".h5", experiment));
            problems.ThrowIfAny();
            return NetworkCheck.Run(experiment, parsed.GetValue(threads), parsed.GetValue(build));
        });
        return command;
    }
}
