using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Recording;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>States come back by variable, neurons and window of time.</summary>
[Collection(nameof(Alone))]
public sealed class ResultStatesTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly RecordedRun _run;
    private readonly ResultFile _file;

    public ResultStatesTests()
    {
        _run = new RecordedRun(_temp.ResultPath);
        _file = ResultFile.Open(_temp.ResultPath);
    }

    public void Dispose()
    {
        _file.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public void A_window_has_the_rows_from_its_begin_to_before_its_end()
    {
        var states = _file.States("I", "g_ampa");
        Assert.Equal(_run.Ampa.Rows.Count, states.RowCount);
        for (var row = 0L; row < states.RowCount; row += 5)
        {
            var (from, to) = (states.Time(row), Math.BitIncrement(states.Time(Math.Min(row + 11, states.RowCount - 1))));
            var block = Assert.Single(states.Read<double>(from, to));
            Assert.Equal((row, Math.Min(12, states.RowCount - row)), (block.FirstRow, (long)block.RowCount));
            Assert.Equal(_run.Ampa.Values.Skip((int)row).Take(12).SelectMany(values => values), block.Values.ToArray());
            Assert.Equal(_run.Ampa.Rows[(int)row] * TestRun.TimeStep, block.Time(0), 1e-9);
        }

        Assert.Empty(states.Read<double>(to: 0));
        Assert.Empty(states.Read<double>(from: RecordedRun.Duration + 1));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("compressed")]
    public void Neurons_come_in_the_order_asked_for(string layout)
    {
        using var file = ResultFile.Open(CraftedFile.Write(_run.Path, _temp.File("crafted.h5"), layout, 1, "close"));
        int[] neurons = [7, 1, 2, 3, 1, 0];

        var blocks = file.States("E", "v").Read<float>(neurons: neurons).ToList();

        Assert.Equal(
            _run.States.Values.SelectMany(row => neurons.Select(neuron => (float)row[neuron])),
            blocks.SelectMany(block => block.Values.ToArray()));
        Assert.Equal(neurons, blocks[0].Neurons);
        Assert.Equal((float)_run.States.Values[3][7], blocks[0].Row(3)[0]);
        Assert.Empty(file.States("E", "v").Read<float>(neurons: []));
    }

    /// <summary>Wide rows lie in several tiles; blocks end in the middle of chunks and of the recording.</summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Blocks_are_about_a_mebibyte(Precision stored)
    {
        var run = new TestRun(excitatory: 5000);
        var plan = new RecordingPlan { States = [new StateRecording(run.E, StateVariable.V)], StatePrecision = stored };
        var kept = run.Keep(plan.States[0]);
        var path = _temp.File("wide.h5");
        run.Write(path, plan, 20);
        using var file = ResultFile.Open(path);

        var blocks = file.States("E", "v").Read<double>(from: 1).ToList();

        Assert.InRange(blocks.Count, 4, 20);
        Assert.All(blocks, block => Assert.InRange(block.Values.Length * sizeof(double), 1, 2 << 20));
        Assert.Equal(
            kept.Values.Skip(10).SelectMany(row => row.Select(value => stored == Precision.Single ? (float)value : value)),
            blocks.SelectMany(block => block.Values.ToArray()));
    }

    [Fact]
    public void What_was_not_recorded_is_named_with_what_was()
    {
        var e = Assert.Throws<ArgumentException>(() => _file.States("E", "u"));
        Assert.Equal($"'{_run.Path}' has no u of E; it has those of: v of E, g_ampa of I", e.Message);

        e = Assert.Throws<ArgumentException>(() => _file.States("I", "g_ampa").Read<float>(neurons: [0, 1]));
        Assert.Equal($"'{_run.Path}' has no g_ampa of neuron 1 of I; it has that of 2, 0", e.Message);

        Assert.Throws<NotSupportedException>(() => _file.States("E", "v").Read<Half>());
    }
}
