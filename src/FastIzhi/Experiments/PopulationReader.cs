using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;

namespace FastIzhi.Experiments;

/// <summary>Reads the populations of an experiment.</summary>
internal static class PopulationReader
{
    private static readonly NumberRange Sizes = NumberRange.Whole(1, Array.MaxLength / 2);

    private static readonly Dictionary<string, CellType> Types = CellTypes.All.ToDictionary(type => type.Name);

    /// <summary>Reads the populations and adds them to the network.</summary>
    /// <returns>The populations by name; null for one with a problem.</returns>
    public static Dictionary<string, Population?> ReadAll(JsonCursor at, SimulationOptions options, NetworkBuilder builder)
    {
        var populations = new Dictionary<string, Population?>();
        var fields = at.Object("an object with a field for each population");
        if (fields?.All.Count == 0)
        {
            at.AddProblem("there is no population; give at least one");
        }

        foreach (var (name, field) in fields?.All ?? new Dictionary<string, JsonCursor>())
        {
            populations[name] = null;
            if (name == ".")
            {
                field.AddProblem("a population cannot be named '.', which in a result file is the folder itself; add a letter");
            }
            else if (Read(name, field, options, builder) is { } population)
            {
                field.Try(() => populations[name] = builder.AddPopulation(population));
            }
        }

        return populations;
    }

    /// <summary>What is wrong with a field is told; the population then has some other value there, so that reading can go on.</summary>
    private static Population? Read(string name, JsonCursor at, SimulationOptions options, NetworkBuilder builder)
    {
        if (at.Object("an object with size and type") is not { } fields)
        {
            return null;
        }

        fields.Allow("size", "type", "kind", "parameters", "start", "refractory", "tau", "positions");
        var size = (int?)fields.Required("size").Number(Sizes);
        var needsType = fields.Optional("parameters") is null;
        var typeField = needsType ? fields.Required("type") : fields.Optional("type");
        var type = typeField?.Choice(Types);
        var kindField = typeField is null ? fields.Required("kind") : fields.Optional("kind");
        var kind = kindField?.Word<NeuronKind>() ?? type?.Kind;
        var values = ReadValues(fields, typeField is null, type, size);
        var placement = fields.Optional("positions") is { } positions ? PlacementReader.Read(positions, size) : null;
        var receptors = ReadReceptors(fields.Optional("tau"), kind);
        if (size is null)
        {
            return null;
        }

        var cells = (type ?? CellTypes.RS) with { Kind = kind ?? NeuronKind.Excitatory };
        var population = builder.Describe(name, size.Value, cells, values, placement, receptors, out var problems);
        var wrong = problems.Concat(population.Problems()).ToList();
        wrong.ForEach(at.AddProblem);
        if (RefractorySteps.Problem(population, options.TimeStep, isKnown: options.Scheme == Scheme.Standard) is { } problem)
        {
            fields.Required("refractory").AddProblem(problem);
        }

        return wrong.Count == 0 ? population : null;
    }

    /// <summary>Reads parameters, start and refractory time.</summary>
    /// <param name="population">The fields of the population.</param>
    /// <param name="isComplete">Whether all nine parameters must be given.</param>
    /// <param name="type">The cell type; null where there is none, or a problem with it.</param>
    /// <param name="size">Number of neurons; null when not known.</param>
    private static NeuronValues ReadValues(JsonFields population, bool isComplete, CellType? type, int? size)
    {
        var fields = population.Optional("parameters")?.Object("an object with parameters");
        var start = population.Optional("start")?.Object("an object with v and u");
        start?.Allow("v", "u");
        var allowed = (type?.Four is null ? NeuronParameter.Nine.Concat(NeuronParameter.Extended) : NeuronParameter.Four).ToList();
        fields?.Allow([.. allowed.Select(parameter => parameter.Symbol)]);
        return new NeuronValues
        {
            Capacitance = Parameter(NeuronParameter.C),
            Gain = Parameter(NeuronParameter.K),
            RestingVoltage = Parameter(NeuronParameter.Vr),
            ThresholdVoltage = Parameter(NeuronParameter.Vt),
            PeakVoltage = Parameter(NeuronParameter.Vpeak),
            RecoveryRate = Parameter(NeuronParameter.A),
            RecoverySensitivity = Parameter(NeuronParameter.B),
            ResetVoltage = Parameter(NeuronParameter.Creset),
            ResetIncrement = Parameter(NeuronParameter.D),
            RecoveryVoltage = Parameter(NeuronParameter.Vb),
            SensitivityAbove = Parameter(NeuronParameter.Babove),
            CubicSensitivity = Parameter(NeuronParameter.Bcubic),
            PeakSlope = Parameter(NeuronParameter.VpeakPerU),
            ResetSlope = Parameter(NeuronParameter.CperU),
            MaximalRecovery = Parameter(NeuronParameter.Umax),
            StartVoltage = PerNeuronReader.Read(start?.Optional("v"), NeuronParameter.All[NeuronParameter.StartV], size),
            StartRecovery = PerNeuronReader.Read(start?.Optional("u"), NeuronParameter.All[NeuronParameter.StartU], size),
            RefractoryTime = PerNeuronReader.Read(
                population.Optional("refractory"), NeuronParameter.All[NeuronParameter.Refractory], size),
        };

        PerNeuron? Parameter(int index)
        {
            var parameter = NeuronParameter.All[index];
            if (fields is null || !allowed.Contains(parameter))
            {
                return null;
            }

            var isRequired = isComplete && index < NeuronParameter.Vb;
            var at = isRequired ? fields.Required(parameter.Symbol) : fields.Optional(parameter.Symbol);
            return PerNeuronReader.Read(at, parameter, size);
        }
    }

    /// <summary>The receptors that a population drives, with its own decay times.</summary>
    private static IReadOnlyList<ReceptorKind> ReadReceptors(JsonCursor? at, NeuronKind? kind)
    {
        var standard = kind switch
        {
            NeuronKind.Excitatory => StandardReceptors.Excitatory,
            NeuronKind.Inhibitory => StandardReceptors.Inhibitory,
            _ => StandardReceptors.All,
        };
        var fields = at?.Object("an object with a decay time for receptors");
        fields?.Allow([.. standard.Select(receptor => receptor.Name)]);
        return
        [
            .. standard.Where(receptor => receptor.Kind == (kind ?? NeuronKind.Excitatory)).Select(receptor => receptor with
            {
                Tau = fields?.Optional(receptor.Name)?.Number(NumberRange.Above(0, "ms")) ?? receptor.Tau,
            }),
        ];
    }
}
