using FastIzhi.Experiments;
using FastIzhi.Hdf5;
using FastIzhi.Networks;
using FastIzhi.Neurons;

namespace FastIzhi.Cli;

/// <summary>Describes an experiment.</summary>
internal static class ExperimentInfo
{
    public static void Print(Experiment experiment)
    {
        var (network, options) = (experiment.Network, experiment.Options);
        var steps = Simulation.StepsIn(experiment.Duration, options.TimeStep);
        Console.WriteLine($"{experiment.Name}: experiment");
        if (experiment.Description is { } description)
        {
            Report.Line("shows", description);
        }

        if (experiment.Source is { } source)
        {
            Report.Line("source", source);
        }

        Report.Line("scheme", Report.Options(options.Scheme, options.Integration, options.TimeStep, options.Precision, network.Seed));
        Report.Line("duration", $"{experiment.Duration} ms, {steps} steps");
        Report.Line("neurons", $"{network.NeuronCount}");
        foreach (var population in network.Populations)
        {
            Report.Line("  " + population.Name, $"{population.Size}, {Words.Of(population.Kind)}, {TypeOf(population)}");
        }

        ReceptorInfo.Print(network.Receptors);
        Report.Line("synapses", $"{network.ExpectedSynapseCount:0}");
        foreach (var projection in network.Projections)
        {
            var own = projection.HasOwnReceptors ? $", open {string.Join(", ", projection.Receptors)}" : "";
            Report.Line($"  {projection.Source.Name} to {projection.Target.Name}", $"{projection.ExpectedSynapseCount:0}{own}");
        }

        var memory = MemoryEstimate.Of(network, options);
        Report.Line(
            "memory",
            $"{Units.Bytes(memory.Total)} ({Units.Bytes(memory.Synapses)} of synapses, {Units.Bytes(memory.State)} of state, " +
            $"{Units.Bytes(memory.Construction)} to make them)");
        var states = ResultWriter.EstimateStateBytes(experiment.Recordings, options, steps);
        Report.Line("result file", $"{Units.Bytes(states)} of states, and 16 bytes for each spike");
    }

    /// <summary>Of types with the same parameters, the first with the same start.</summary>
    private static string TypeOf(Population population) =>
        CellTypes.All
            .Where(type => population.Parameters.All(parameters => parameters == type.Parameters))
            .OrderBy(type => type.StartRecovery == population.StartRecoveryOf(0) ? 0 : 1)
            .FirstOrDefault()?.Name
        ?? "parameters of its own";
}
