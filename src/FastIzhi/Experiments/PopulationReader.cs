using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;

namespace FastIzhi.Experiments;

/// <summary>Reads the populations of an experiment.</summary>
internal static class PopulationReader
{
    private static readonly NumberRange Sizes = NumberRange.Whole(1, Array.MaxLength / 2);

    private static readonly Dictionary<string, CellType> Types = CellTypes.All.ToDictionary(type => type.Name);

    /// <summary>The nine parameters in the order of <see cref="IzhikevichParameters"/>.</summary>
    private static readonly (string Name, NumberRange Range, Func<IzhikevichParameters, double> Of)[] Symbols =
    [
        ("C", NumberRange.Above(0, "pF"), p => p.Capacitance),
        ("k", NumberRange.Above(0, "nS/mV"), p => p.Gain),
        ("v_r", NumberRange.Any("mV"), p => p.RestingVoltage),
        ("v_t", NumberRange.Any("mV"), p => p.ThresholdVoltage),
        ("v_peak", NumberRange.Any("mV"), p => p.PeakVoltage),
        ("a", NumberRange.AtLeast(0, "1/ms"), p => p.RecoveryRate),
        ("b", NumberRange.Any("nS"), p => p.RecoverySensitivity),
        ("c", NumberRange.Any("mV"), p => p.ResetVoltage),
        ("d", NumberRange.Any("pA"), p => p.ResetIncrement),
    ];

    /// <summary>Reads the populations and adds them to the network.</summary>
    /// <returns>The populations by name; null for one with a problem.</returns>
    public static Dictionary<string, Population?> ReadAll(JsonCursor at, NetworkBuilder builder)
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
            else if (Read(name, field) is { } population)
            {
                field.Try(() => populations[name] = builder.AddPopulation(population));
            }
        }

        return populations;
    }

    /// <summary>What is wrong with a field is told; the population then has some other value there, so that reading can go on.</summary>
    private static Population? Read(string name, JsonCursor at)
    {
        if (at.Object("an object with size and type") is not { } fields)
        {
            return null;
        }

        fields.Allow("size", "type", "kind", "parameters", "start", "tau");
        var size = (int?)fields.Required("size").Number(Sizes);
        var needsType = fields.Optional("parameters") is null;
        var typeField = needsType ? fields.Required("type") : fields.Optional("type");
        var type = typeField?.Choice(Types);
        var kindField = typeField is null ? fields.Required("kind") : fields.Optional("kind");
        var kind = kindField?.Word<NeuronKind>() ?? type?.Kind;
        var parameters = ReadParameters(fields.Optional("parameters"), typeField is null, (type ?? CellTypes.RS).Parameters, size);
        var start = fields.Optional("start")?.Object("an object with v and u");
        start?.Allow("v", "u");
        var startVoltages = start?.Optional("v")?.NumberOrList(NumberRange.Any("mV"), size) ?? [];
        var startRecoveries = start?.Optional("u")?.NumberOrList(NumberRange.Any("pA"), size) ?? [0];
        var receptors = ReadReceptors(fields.Optional("tau"), kind);
        return size is null
            ? null
            : new Population(name, size.Value, parameters, kind ?? NeuronKind.Excitatory)
            {
                StartVoltages = startVoltages,
                StartRecoveries = startRecoveries,
                Receptors = receptors,
            };
    }

    /// <summary>Reads parameters.</summary>
    /// <param name="at">The parameters; null where the file gives none.</param>
    /// <param name="isComplete">Whether all nine must be given.</param>
    /// <param name="type">The values of those that are not given.</param>
    /// <param name="size">Number of neurons; null when not known.</param>
    /// <returns>One set for all neurons or one per neuron.</returns>
    private static IzhikevichParameters[] ReadParameters(JsonCursor? at, bool isComplete, IzhikevichParameters type, int? size)
    {
        if (at?.Object("an object with parameters") is not { } fields)
        {
            return [type];
        }

        fields.Allow([.. Symbols.Select(symbol => symbol.Name)]);
        var values = Symbols
            .Select(symbol => (isComplete ? fields.Required(symbol.Name) : fields.Optional(symbol.Name))
                ?.NumberOrList(symbol.Range, size) ?? [symbol.Of(type)])
            .ToList();
        return [.. Enumerable.Range(0, size is null ? 1 : values.Max(list => list.Length)).Select(neuron => new IzhikevichParameters(
            Of(0, neuron), Of(1, neuron), Of(2, neuron), Of(3, neuron), Of(4, neuron),
            Of(5, neuron), Of(6, neuron), Of(7, neuron), Of(8, neuron)))];

        double Of(int symbol, int neuron) => values[symbol][values[symbol].Length == 1 ? 0 : neuron];
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
            .. standard.Select(receptor => receptor with
            {
                Tau = fields?.Optional(receptor.Name)?.Number(NumberRange.Above(0, "ms")) ?? receptor.Tau,
            }),
        ];
    }
}
