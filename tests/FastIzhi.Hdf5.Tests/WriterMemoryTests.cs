using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Receptors;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>The memory of a run does not depend on its length, nor on the speed of the disk.</summary>
[Collection(nameof(Alone))]
public sealed class WriterMemoryTests : IDisposable
{
    private const int RowsOfBlock = 64;

    private readonly TempFolder _temp = new();
    private readonly TestRun _run = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_long_run_allocates_nothing_on_the_thread_that_simulates_and_next_to_nothing_elsewhere()
    {
        const int blocks = 500;
        using var writer = Writer();
        WaitOnce();
        Step(4 * RowsOfBlock);

        var (own, all) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalAllocatedBytes(precise: true));
        Step(blocks * RowsOfBlock);
        own = GC.GetAllocatedBytesForCurrentThread() - own;
        all = GC.GetTotalAllocatedBytes(precise: true) - all;

        Assert.Equal(0, own);
        var written = blocks * RowsOfBlock * 2L * 8 * sizeof(double);
        Assert.True(all < written / 20, $"{all} bytes were allocated while {written} were written");
        writer.Finish(RunStatus.Complete);
        using var file = ResultFile.Open(_temp.ResultPath);
        Assert.Equal((blocks + 4) * RowsOfBlock + 1, file.Datasets[^1].Shape[0]);
    }

    [Fact]
    public void A_simulation_that_is_faster_than_the_disk_waits_and_loses_nothing()
    {
        var kept = _run.Keep(new StateRecording(_run.E, StateVariable.V));
        using var writer = Writer();
        var simulation = new Thread(() => Step(10 * RowsOfBlock));
        using (H5Library.Enter())
        {
            // The writer thread cannot write while the library is taken: the run fills two blocks, row 0 being the first.
            simulation.Start();
            Assert.True(SpinWait.SpinUntil(() => _run.Simulation.Row == 2 * RowsOfBlock - 1, TimeSpan.FromSeconds(30)));
            Assert.False(simulation.Join(TimeSpan.FromMilliseconds(50)));
            Assert.Equal(2 * RowsOfBlock - 1, _run.Simulation.Row);
        }

        simulation.Join();
        writer.Finish(RunStatus.Complete);
        using var file = new PureReader(_temp.ResultPath);
        file.AssertStates<double>(new StateRecording(_run.E, StateVariable.V), kept);
    }

    [Fact]
    public void Small_runs_take_little_memory()
    {
        var plan = new RecordingPlan
        {
            Spikes = [new(_run.E), new(_run.I)],
            States = [.. new[] { _run.E, _run.I }.SelectMany(p => Variables.Select(v => new StateRecording(p, v)))],
        };
        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var writer = new ResultWriter(_temp.ResultPath, _run.Simulation, plan, new RunDescription("test", 1000));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 12_000_000);
    }

    private static StateVariable[] Variables =>
    [
        StateVariable.V, StateVariable.U, .. StandardReceptors.All.Select(r => StateVariable.Of(r)),
    ];

    /// <summary>Two variables; the run is planned as one row, so that blocks are of the fewest rows.</summary>
    private ResultWriter Writer() => new(
        _temp.ResultPath,
        _run.Simulation,
        _run.SmallPlan with { States = [new(_run.E, StateVariable.U), new(_run.E, StateVariable.V)] },
        new RunDescription("test", 0));

    /// <summary>The first wait of a thread allocates, for the runtime's own needs; when the disk is slow, that of the run would be it.</summary>
    private static void WaitOnce()
    {
        var gate = new object();
        lock (gate)
        {
            new Thread(() =>
            {
                lock (gate)
                {
                    Monitor.Pulse(gate);
                }
            }).Start();
            Monitor.Wait(gate);
        }
    }

    private void Step(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            _run.Simulation.Step();
        }
    }
}
