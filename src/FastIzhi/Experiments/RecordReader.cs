using FastIzhi.Networks;
using FastIzhi.Receptors;
using FastIzhi.Recording;

namespace FastIzhi.Experiments;

/// <summary>Reads what an experiment records.</summary>
internal static class RecordReader
{
    private static readonly NumberRange Intervals = NumberRange.Whole(1, int.MaxValue);

    private static readonly NumberRange Levels = NumberRange.Whole(1, RecordingPlan.MostCompressionLevel);

    private static readonly NumberRange MantissaBits = NumberRange.Whole(1, RecordingPlan.MostMantissaBits);

    /// <summary>Reads the record; by default all spikes and no states.</summary>
    /// <param name="at">The record; null where the file has none.</param>
    /// <param name="populations">The populations by name; null for one with a problem.</param>
    /// <param name="receptors">The receptors of the network.</param>
    /// <param name="unsure">Receptors that may be those of the network too, but for problems elsewhere.</param>
    public static RecordingPlan Read(
        JsonCursor? at, IReadOnlyDictionary<string, Population?> populations, IEnumerable<ReceptorKind> receptors, IEnumerable<ReceptorKind> unsure)
    {
        var variables = receptors.Select(StateVariable.Of).Prepend(StateVariable.U).Prepend(StateVariable.V)
            .ToDictionary(variable => variable.Name, variable => (StateVariable?)variable);
        foreach (var variable in unsure.Select(StateVariable.Of))
        {
            variables.TryAdd(variable.Name, null);
        }

        var fields = at?.Object("an object with spikes and states");
        fields?.Allow("spikes", "states", "precision", "compression", "mantissa_bits");
        return new RecordingPlan
        {
            Spikes = ReadSpikes(fields?.Optional("spikes"), populations),
            States = ReadStates(fields?.Optional("states"), populations, variables),
            StatePrecision = fields?.Optional("precision")?.Word<Precision>(),
            CompressionLevel = (int)(fields?.Optional("compression")?.Number(Levels) ?? 0),
            StateMantissaBits = (int?)fields?.Optional("mantissa_bits")?.Number(MantissaBits),
        };
    }

    /// <summary>"all", "none", or neurons by population.</summary>
    private static List<SpikeRecording> ReadSpikes(JsonCursor? at, IReadOnlyDictionary<string, Population?> populations)
    {
        if (at is null || at.Is("all"))
        {
            return [.. populations.Values.OfType<Population>().Select(population => new SpikeRecording(population))];
        }

        var recordings = new List<SpikeRecording>();
        if (at.Is("none") || at.Object("\"all\", \"none\" or an object with a field for each population") is not { } fields)
        {
            return recordings;
        }

        fields.Allow([.. populations.Keys]);
        foreach (var (name, field) in fields.All)
        {
            var population = populations.GetValueOrDefault(name);
            var neurons = field.Neurons(population?.Size);
            if (population is not null)
            {
                recordings.Add(new SpikeRecording(population, neurons));
            }
        }

        return recordings;
    }

    private static List<StateRecording> ReadStates(
        JsonCursor? at, IReadOnlyDictionary<string, Population?> populations, IReadOnlyDictionary<string, StateVariable?> variables)
    {
        var recordings = new List<StateRecording>();
        foreach (var item in at?.List("a list of states") ?? [])
        {
            if (item.Object("an object with population and variables") is not { } fields)
            {
                continue;
            }

            fields.Allow("population", "variables", "neurons", "every");
            var population = fields.Required("population").Choice(populations);
            var neurons = fields.Optional("neurons")?.Neurons(population?.Size);
            var every = (int)(fields.Optional("every")?.Number(Intervals) ?? 1);
            foreach (var field in fields.Required("variables").List("a list of state variables"))
            {
                if (field.Choice(variables) is not { } variable || population is null)
                {
                    continue;
                }

                if (recordings.Any(other => other.Population == population && other.Variable == variable))
                {
                    field.AddProblem($"{variable} of {population.Name} is recorded already; record it once");
                }

                recordings.Add(new StateRecording(population, variable, neurons, every));
            }
        }

        return recordings;
    }
}
