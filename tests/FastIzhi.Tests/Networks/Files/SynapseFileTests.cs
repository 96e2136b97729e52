using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Randomness;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Networks.Files;

/// <summary>Synapses from CSV and Matrix Market files, and what is said about files that are wrong.</summary>
public sealed class SynapseFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastizhi-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_csv_has_weights_and_delays()
    {
        var projection = Connect("a.csv", "source,target,weight,delay\n0,1,0.5,1\n2,0,1e-3,2.5\r\n0,1,0.25,3\n\n");

        Assert.Equal([new(0, 1, 0.5), new(0, 1, 0.25), new(2, 0, 0.001)], projection.Synapses.Enumerate());
        Assert.Equal([1, 3, 2.5], projection.Synapses.Delays.ToArray());
        Assert.Equal((1, 3), (projection.Delay.Minimum(projection.Shape), projection.Delay.Maximum(projection.Shape)));
    }

    [Fact]
    public void Columns_may_be_in_any_order_and_weights_beside_the_file()
    {
        var projection = Connect("a.csv", " target , source\n1,0\n0,2\n", 2);

        Assert.Equal([new(0, 1, 2), new(2, 0, 2)], projection.Synapses.Enumerate());
        Assert.Equal(2, projection.Rule.CommonWeight);
        Assert.All(
            Connect("a.csv", "source,target\n1,0\n0,2\n2,2", Distribution.Uniform(1, 2)).Synapses.Weights.ToArray(),
            weight => Assert.InRange(weight, 1, 2));
        Assert.Equal(0, Connect("a.csv", "source,target,weight\n").Synapses.Count);
    }

    [Fact]
    public void A_matrix_has_a_row_per_source()
    {
        Assert.Equal(
            [new(0, 1, 0.5), new(2, 0, 3)],
            Connect("a.mtx", "%%MatrixMarket matrix coordinate real general\n% a comment\n\n3 3 2\n1 2 0.5\n 3\t1  3\n").Synapses.Enumerate());
        Assert.Equal(
            [new(0, 1, 7), new(2, 0, 7)],
            Connect("a.mtx", "%%matrixmarket MATRIX coordinate pattern general\n3 3 2\n1 2\n3 1", 7).Synapses.Enumerate());
        Assert.Equal([new(0, 1, 4)], Connect("a.mtx", "%%MatrixMarket matrix coordinate integer general\n3 3 1\n1 2 4").Synapses.Enumerate());
    }

    [Theory]
    [InlineData("a.txt", "", "a.txt", ".csv, .mtx")]
    [InlineData("a.csv", "", "a.csv, line 1", "source,target,weight,delay")]
    [InlineData("a.csv", "source,weight\n", "a.csv, line 1", "'source,weight' does not name the columns")]
    [InlineData("a.csv", "source,target,wieght\n", "line 1", "weight")]
    [InlineData("a.csv", "source,target,source\n", "line 1")]
    [InlineData("a.csv", "source,target,weight\n0,0,1\n0,0\n", "a.csv, line 3", "'0,0' has not 3 values")]
    [InlineData("a.csv", "source,target,weight\n0,0,1,1\n", "a.csv, line 2", "has not 3 values")]
    [InlineData("a.csv", "source,target,weight\n0,x,1\n", "a.csv, line 2", "target is 'x'", "whole number from 0")]
    [InlineData("a.csv", "source,target,weight\n-1,0,1\n", "a.csv, line 2", "source is '-1'", "whole number from 0")]
    [InlineData("a.csv", "source,target,weight\n0,0,a\n", "a.csv, line 2", "weight is 'a'", "a number")]
    [InlineData("a.csv", "source,target,weight\n\n0,0,1\n", "a.csv, line 2", "empty")]
    [InlineData("a.mtx", "3 3 1\n1 2 4", "a.mtx, line 1", "%%MatrixMarket matrix coordinate real general")]
    [InlineData("a.mtx", "%%MatrixMarket matrix coordinate real symmetric\n3 3 1\n1 2 4", "a.mtx, line 1", "symmetric")]
    [InlineData("a.mtx", "%%MatrixMarket matrix coordinate real general\n3 3\n", "a.mtx, line 2", "rows, columns and entries")]
    [InlineData("a.mtx", "%%MatrixMarket matrix coordinate real general\n3 3 1\n0 1 4", "a.mtx, line 3", "row is '0'", "from 1")]
    [InlineData("a.mtx", "%%MatrixMarket matrix coordinate real general\n3 3 1\n1 4 4", "a.mtx, line 3", "column is 4", "from 1 to 3")]
    [InlineData("a.mtx", "%%MatrixMarket matrix coordinate real general\n3 3 2\n1 3 4", "a.mtx, line 4", "ends after 1 of 2")]
    [InlineData("a.mtx", "%%MatrixMarket matrix coordinate real general\n3 3 1\n1 3 4\n1 2 4", "more lines than the 1 entries")]
    [InlineData("a.mtx", "%%MatrixMarket matrix coordinate real general\n3 3 1\n1 3", "a.mtx, line 3", "a row, a column and a weight")]
    public void A_line_that_is_wrong_is_named(string name, string text, params string[] pieces) =>
        Refusal.Names<InvalidDataException>(() => Connect(name, text), pieces);

    [Theory]
    [InlineData("source,target,weight\n0,0,1\n3,0,1\n", "a.csv, line 3", "source 3", "0 to 2")]
    [InlineData("source,target,weight\n0,3,1\n", "a.csv, line 2", "target 3", "0 to 2")]
    [InlineData("source,target,weight\n0,0,-2\n", "a.csv, line 2", "weight -2 nS", "conductances", "give 2")]
    [InlineData("source,target,weight\n0,0,NaN\n", "a.csv, line 2", "weight NaN nS")]
    [InlineData("source,target,weight,delay\n0,0,1,0\n", "a.csv, line 2", "delay 0 ms", "above 0")]
    [InlineData("source,target\n0,0\n", "a.csv has no weights", "give the weight")]
    public void Synapses_that_do_not_fit_the_populations_are_named(string text, params string[] pieces) =>
        Refusal.Names(() => Connect("a.csv", text), pieces);

    [Fact]
    public void Weights_are_given_once()
    {
        Refusal.Names(() => Connect("a.csv", "source,target,weight\n0,0,1\n", 2), "a.csv has weights of its own", "leave");
        Refusal.Names(() => Connect("a.csv", "source,target\n0,0\n", -2), "weight is -2 nS");
    }

    [Fact]
    public void A_matrix_has_the_sizes_of_the_populations() => Refusal.Names(
        () => Connect("a.mtx", "%%MatrixMarket matrix coordinate real general\n3 4 1\n1 3 4"), "3 x 4", "3 x 3");

    [Fact]
    public void Delays_are_given_once_and_are_not_below_the_time_step()
    {
        var builder = new NetworkBuilder();
        var e = builder.AddPopulation("E", 3, CellTypes.RS);
        var rule = SynapseListRule.FromFile(Write("a.csv", "source,target,weight,delay\n0,0,1,1\n0,1,1,0.05\n"));

        Refusal.Names(() => builder.Connect(e, e, rule, Delay.Constant(1)), "delays of their own", "leave the delay out");
        builder.Connect(e, e, rule);
        Refusal.Names(
            () => new Simulation(builder.Build(), new SimulationOptions { TimeStep = 0.1 }).Dispose(),
            "a.csv, line 3", "delay 0.05 ms", "time step 0.1 ms");
    }

    [Fact]
    public void A_list_in_the_program_may_have_delays_too()
    {
        var rule = new SynapseListRule([new Synapse(1, 0, 2), new Synapse(0, 0, 3)], [5, 4]);
        var pairs = new SynapseListRule([(1, 0), (0, 0)], 2, [5, 4]);

        Assert.Equal([4, 5], Pair.Connect(2, 1, rule).Synapses.Delays.ToArray());
        Assert.Equal([4, 5], Pair.Connect(2, 1, pairs).Synapses.Delays.ToArray());
        Assert.Equal([3, 2], Pair.Connect(2, 1, rule).Synapses.Weights.ToArray());
        Refusal.Names(() => _ = new SynapseListRule([new Synapse(1, 0, 2)], [1, 2]), "2 delays for 1 synapses");
    }

    private Projection Connect(string name, string text, Weight? weight = null) =>
        Pair.Connect(3, 3, SynapseListRule.FromFile(Write(name, text), weight));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
