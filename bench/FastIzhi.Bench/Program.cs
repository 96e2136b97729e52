using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FastIzhi.Bench;

// "cortex" and "notebook" time whole runs; all else goes to BenchmarkDotNet.
if (args is ["cortex", ..])
{
    return new RootCommand("Benchmarks of whole runs.") { CortexCommand.Create() }.Parse(args).Invoke();
}

if (args is ["notebook", ..])
{
    NotebookRun.Print();
    return 0;
}

var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
return 0;
