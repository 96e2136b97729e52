using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FastIzhi.Bench;

// These commands time whole runs; all else goes to BenchmarkDotNet.
var runs = new RootCommand("Benchmarks of whole runs.")
{
    CortexCommand.Create(), BandwidthCommand.Create(), RobustnessCommand.Create(), ScalingCommand.Create(),
};
if (args.Length > 0 && runs.Subcommands.Any(command => command.Name == args[0]))
{
    return runs.Parse(args).Invoke();
}

if (args is ["notebook", ..])
{
    NotebookRun.Print();
    return 0;
}

var job = Job.Default.WithWarmupCount(3).WithIterationCount(8).WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
return 0;
