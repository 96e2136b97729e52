using System.Diagnostics;
using FastIzhi.Hdf5;
using FastIzhi.Networks;
using FastIzhi.Recording;

namespace FastIzhi.Bench;

/// <summary>A run of the network "cortex" with all spikes streamed to a result file.</summary>
/// <param name="Neurons">Number of neurons.</param>
/// <param name="InDegree">K.</param>
/// <param name="Delay">Delay of all synapses [ms]; null for one step.</param>
/// <param name="Duration">Model time [ms].</param>
/// <param name="CurrentScale">Factor of the currents.</param>
/// <param name="Options">How to simulate it.</param>
internal sealed record CortexRun(
    int Neurons, int InDegree, double? Delay, double Duration, double CurrentScale, SimulationOptions Options)
{
    public CortexFigures Measure()
    {
        var delay = Delay is { } common ? FastIzhi.Networks.Delay.Constant(common) : null;
        var nsPerNeuronStep = MeasureUpdate(delay);
        var network = CortexNetwork.Describe(Neurons, InDegree, delay, CurrentScale);
        var building = Stopwatch.StartNew();
        using var simulation = new Simulation(network, Options);
        var buildSeconds = building.Elapsed.TotalSeconds;

        var path = Path.Combine(Path.GetTempPath(), $"fastizhi-cortex-{Environment.ProcessId}.h5");
        var seconds = 0.0;
        try
        {
            var plan = new RecordingPlan { Spikes = [.. network.Populations.Select(population => new SpikeRecording(population))] };
            using var writer = new ResultWriter(path, simulation, plan, new RunDescription("cortex", Duration, "{}"), new ResultWriterOptions { Overwrite = true });
            var running = Stopwatch.StartNew();
            simulation.Run(Duration);
            seconds = running.Elapsed.TotalSeconds;
            writer.Finish(RunStatus.Complete);
        }
        finally
        {
            File.Delete(path);
        }

        var steps = Simulation.StepsIn(Duration, Options.TimeStep);
        var events = (double)simulation.TotalSpikeCount * InDegree;
        return new CortexFigures(
            seconds / Duration * 1000,
            nsPerNeuronStep,
            ((seconds * simulation.Threads * 1e9) - (nsPerNeuronStep * Neurons * steps)) / events,
            Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,
            buildSeconds,
            network.Populations.ToDictionary(p => p.Name, p => simulation.SpikeCount(p) / (double)p.Size / Duration * 1000),
            $"{simulation.SpikeChecksum:x16}",
            simulation.Threads);
    }

    /// <summary>Thread time per neuron-step of the same neurons when no spike is delivered [ns].</summary>
    private double MeasureUpdate(Delay? delay)
    {
        const double WarmUp = 10;
        using var silent = new Simulation(CortexNetwork.Describe(Neurons, inDegree: 0, delay, currentScale: 0), Options);
        silent.Run(WarmUp);
        var duration = Math.Clamp(2e7 / Neurons, 10, 1000);
        var clock = Stopwatch.StartNew();
        silent.Run(Math.Round(duration));
        return clock.Elapsed.TotalSeconds * silent.Threads * 1e9 / (Neurons * Math.Round(duration) / Options.TimeStep);
    }
}
