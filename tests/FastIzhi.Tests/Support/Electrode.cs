using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Recording;
using FastIzhi.Reference;
using Xunit;

namespace FastIzhi.Tests.Support;

/// <summary>Injects a current into one cell and sees when it fires.</summary>
internal static class Electrode
{
    public const double TimeStep = 0.1;

    /// <summary>The times of its spikes [ms], of which the engine and the scalar simulator have the same.</summary>
    /// <param name="type">The cell type.</param>
    /// <param name="duration">How long [ms].</param>
    /// <param name="current">The current at a time.</param>
    public static double[] Record(CellType type, double duration, Func<double, double> current)
    {
        var rows = (int)Math.Round(duration / TimeStep);
        var currents = new double[rows, 1];
        for (var row = 0; row < rows; row++)
        {
            currents[row, 0] = current(row * TimeStep);
        }

        var builder = new NetworkBuilder();
        var cell = builder.AddPopulation("A", 1, type);
        builder.Inject(cell, new RowCurrents(currents));
        var options = new SimulationOptions { TimeStep = TimeStep };
        using var simulation = new Simulation(builder.Build(), options);
        var recorder = new SpikeRecorder();
        simulation.Record(cell, recorder);
        simulation.Run(duration);

        var oracle = new ScalarSimulator<double>(simulation.Network, options);
        var expected = new List<long>();
        for (var row = 1; row <= rows; row++)
        {
            oracle.Step();
            expected.AddRange(oracle.Spikes(cell).Select(_ => (long)row));
        }

        Assert.Equal(expected, recorder.Rows);
        return [.. expected.Select(row => row * TimeStep)];
    }

    /// <summary>A current from a time on.</summary>
    public static Func<double, double> Step(double from, double current) => time => time >= from ? current : 0;

    /// <summary>The intervals between spikes [ms].</summary>
    public static double[] Intervals(double[] spikes) => [.. spikes.Zip(spikes.Skip(1), (first, second) => second - first)];
}
