using FastIzhi.Networks;
using FastIzhi.Recording;

namespace FastIzhi.Hdf5.Layout;

/// <summary>Finds what a result file cannot hold.</summary>
internal static class PlanCheck
{
    /// <exception cref="ArgumentException">The plan or the network does not fit a file.</exception>
    public static void Check(RecordingPlan plan, Network network)
    {
        if (plan.CompressionLevel is < 0 or > RecordingPlan.MostCompressionLevel)
        {
            throw new ArgumentException(
                $"the compression level is {plan.CompressionLevel}; it must be 1 to {RecordingPlan.MostCompressionLevel}, or 0 for none");
        }

        if (plan.StateMantissaBits is < 1 or > RecordingPlan.MostMantissaBits)
        {
            throw new ArgumentException(
                $"states are to keep {plan.StateMantissaBits} bits of the mantissa; it must be 1 to {RecordingPlan.MostMantissaBits}, or null for all");
        }

        foreach (var population in network.Populations)
        {
            CheckName("population", population.Name);
        }

        foreach (var recording in plan.States)
        {
            var name = $"{recording.Variable} of {recording.Population.Name}";
            CheckName("variable", recording.Variable.Name);
            if (recording.Every < 1)
            {
                throw new ArgumentException($"{name} is to be recorded every {recording.Every} rows; use at least 1");
            }

            if (recording.NeuronCount == 0)
            {
                throw new ArgumentException($"{name} is to be recorded of no neuron; name at least one, or leave it out");
            }
        }

        CheckOnce(plan.Spikes.Select(recording => $"the spikes of {recording.Population.Name}"));
        CheckOnce(plan.States.Select(recording => $"{recording.Variable} of {recording.Population.Name}"));
    }

    private static void CheckOnce(IEnumerable<string> recordings)
    {
        var seen = new HashSet<string>();
        if (recordings.FirstOrDefault(recording => !seen.Add(recording)) is { } twice)
        {
            throw new ArgumentException($"{twice} stand twice in the recording plan; join them");
        }
    }

    /// <summary>HDF5 separates the parts of a path by '/', and '.' is the group itself.</summary>
    private static void CheckName(string what, string name)
    {
        if (name == "." || name.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException($"the {what} '{name}' cannot be named so in a result file; use letters, digits and '_'");
        }
    }
}
