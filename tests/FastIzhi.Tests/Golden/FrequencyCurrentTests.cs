using System.Text.Json;
using FastIzhi.Neurons;
using Xunit;

namespace FastIzhi.Tests.Golden;

/// <summary>
/// The frequency-current curves of RS and FS. All currents of a cell type run side by side, one neuron each, in the
/// reference scheme and double precision.
/// </summary>
public class FrequencyCurrentTests
{
    private const long RowsOfOneSecond = 10_000;
    private const long RowsOfFiveSeconds = 50_000;

    public static TheoryData<string> Types => [CellTypes.RS.Name, CellTypes.FS.Name];

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_current_gives_the_spikes_of_the_notebook(string type)
    {
        var lines = File.ReadLines(GoldenFile.PathOf("fi_table.csv")).Zip(GoldenFile.Table("fi_table.csv").Prepend([]))
            .Where(line => line.First.StartsWith(type + ",", StringComparison.Ordinal))
            .Select(line => line.Second)
            .ToList();
        var run = Run(type, GoldenNetworks.FirstRowWithCurrent, [.. lines.Select(line => line[1])]).RunTo(RowsOfOneSecond);
        var early = run.RowsByNeuron;
        var late = run.RunTo(RowsOfFiveSeconds).RowsByNeuron;

        Assert.Equal(51, lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            Assert.Equal(lines[i][2], early[i].Count());
            Assert.Equal(lines[i][3], early[i].FirstOrDefault(-1));
            Assert.Equal(lines[i][7], late[i].Count(row => row > RowsOfFiveSeconds - 2 * RowsOfOneSecond));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_thresholds_lie_where_the_notebook_brackets_them(string type)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(GoldenFile.PathOf("fi_thresholds.json")));
        var thresholds = file.RootElement.GetProperty(type);

        AssertBracketed("first_spike_in_1s_run(step at t>100)", GoldenNetworks.FirstRowWithCurrent, RowsOfOneSecond, 1);
        AssertBracketed("ge2_spikes_in_1s_run", GoldenNetworks.FirstRowWithCurrent, RowsOfOneSecond, 2);
        AssertBracketed("sustained (>=2 spikes in last 2 s of 5 s run)", GoldenNetworks.FirstRowWithCurrent, RowsOfFiveSeconds, 2);
        AssertBracketed("first_spike, T=0 onset", 1, RowsOfOneSecond, 1);

        void AssertBracketed(string name, int firstRow, long rows, int spikes)
        {
            var bracket = thresholds.GetProperty(name);
            var counted = rows == RowsOfFiveSeconds ? rows - 2 * RowsOfOneSecond : 0;
            var fired = Run(type, firstRow, [bracket[0].GetDouble(), bracket[1].GetDouble()]).RunTo(rows).RowsByNeuron;

            Assert.InRange(fired[0].Count(row => row > counted), 0, spikes - 1);
            Assert.InRange(fired[1].Count(row => row > counted), spikes, int.MaxValue);
        }
    }

    private static GoldenRun Run(string type, int firstRow, double[] currents) => new(
        GoldenNetworks.Single(CellTypes.Named(type), firstRow, currents), Precision.Double);
}
