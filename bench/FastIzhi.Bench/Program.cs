using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FastIzhi.Bench;
using Perfolizer.Horology;

// These commands time whole runs; all else goes to BenchmarkDotNet.
var runs = new RootCommand("Benchmarks of whole runs.")
{
    CortexCommand.Create(), BandwidthCommand.Create(), RobustnessCommand.Create(), ScalingCommand.Create(), StreamingCommand.Create(), SoakCommand.Create(),
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

var job = Job.Default.WithWarmupCount(2).WithIterationCount(6).WithIterationTime(TimeInterval.FromMilliseconds(200)).WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
return 0;
