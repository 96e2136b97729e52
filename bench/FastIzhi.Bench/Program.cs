using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FastIzhi.Bench;

// "notebook" times the notebook's second end to end and tells its peak memory; all else goes to BenchmarkDotNet.
if (args is ["notebook", ..])
{
    NotebookRun.Print();
}
else
{
    var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
}
