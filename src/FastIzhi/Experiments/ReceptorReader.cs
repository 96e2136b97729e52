using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;

namespace FastIzhi.Experiments;

/// <summary>Reads the receptors of an experiment, and which of them spikes open in what ratios.</summary>
internal sealed class ReceptorReader
{
    private static readonly NumberRange Times = NumberRange.Above(0, "ms");

    private static readonly NumberRange Potentials = NumberRange.Any("mV");

    private static readonly NumberRange Ratios = NumberRange.Within(0, DrivenReceptor.LargestRatio);

    /// <summary>The receptors by name; null for one with a problem.</summary>
    private readonly Dictionary<string, ReceptorKind?> _receptors =
        StandardReceptors.All.ToDictionary(receptor => receptor.Name, receptor => (ReceptorKind?)receptor);

    /// <summary>Reads the receptors of an experiment.</summary>
    /// <param name="at">The receptors; null where the file has none.</param>
    public ReceptorReader(JsonCursor? at)
    {
        foreach (var (name, field) in at?.Object("an object with a field for each receptor")?.All ?? new Dictionary<string, JsonCursor>())
        {
            // The name of its variable is in lower case.
            if (_receptors.Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } taken)
            {
                field.AddProblem($"there is {taken} already, and capitals do not count; give it another name");
                continue;
            }

            _receptors[name] = Read(name, field);
        }
    }

    /// <summary>Those that there are, used or not.</summary>
    public IEnumerable<ReceptorKind> All => _receptors.Values.OfType<ReceptorKind>();

    /// <summary>Reads the field receptors of a projection.</summary>
    /// <param name="at">
    /// A list of names, or an object with a ratio for each; where the sources are a pool, also an object of these by source population.
    /// </param>
    /// <param name="sources">The source populations; null for one with a problem.</param>
    /// <param name="isPool">Whether they are a pool.</param>
    /// <returns>The receptors by source population, with its decay times; null when there is a problem.</returns>
    public Func<Population, IReadOnlyList<DrivenReceptor>>? ReadDriven(JsonCursor at, IReadOnlyList<Population?> sources, bool isPool)
    {
        var names = sources.OfType<Population>().Select(source => source.Name).Distinct().ToList();
        if (!isPool || !at.IsObject || at.Object("receptors") is not { } fields || !fields.All.Keys.Any(names.Contains))
        {
            var driven = ReadDriven(at);
            return driven is null ? null : source => [.. driven.Select(one => one with { Receptor = OfSource(one.Receptor, source) })];
        }

        fields.Allow(names);
        var drivenOf = names.ToDictionary(name => name, name => ReadDriven(fields.Required(name)));
        return drivenOf.ContainsValue(null)
            ? null
            : source => [.. drivenOf[source.Name]!.Select(one => one with { Receptor = OfSource(one.Receptor, source) })];
    }

    /// <summary>Reads a list of names, or an object with a ratio for each.</summary>
    /// <returns>The receptors; null when there is a problem.</returns>
    public IReadOnlyList<DrivenReceptor>? ReadDriven(JsonCursor at)
    {
        if (!at.IsObject)
        {
            var receptors = at.List("a list of receptors, or an object with a ratio for each")
                .Select(item => item.Choice(_receptors))
                .ToList();
            return !at.IsList || receptors.Contains(null) ? null : [.. receptors.OfType<ReceptorKind>()];
        }

        var fields = at.Object("an object with a ratio for each receptor")!;
        fields.Allow([.. _receptors.Keys]);
        var ratios = fields.All
            .Select(field => (Receptor: _receptors.GetValueOrDefault(field.Key), Ratio: field.Value.Number(Ratios)))
            .ToList();
        return ratios.Any(one => one.Receptor is null || one.Ratio is null)
            ? null
            : [.. ratios.Select(one => new DrivenReceptor(one.Receptor!, one.Ratio!.Value))];
    }

    /// <summary>The receptor with the decay time that the source population has for it.</summary>
    private static ReceptorKind OfSource(ReceptorKind receptor, Population source) =>
        source.Receptors.FirstOrDefault(own => own.Name == receptor.Name) ?? receptor;

    private static ReceptorKind? Read(string name, JsonCursor at)
    {
        if (at.Object("an object with kind, tau and reversal") is not { } fields)
        {
            return null;
        }

        fields.Allow("kind", "tau", "rise", "reversal", "gate", "current_based");
        var kind = fields.Required("kind").Word<NeuronKind>();
        var tau = fields.Required("tau").Number(Times);
        var rise = fields.Optional("rise")?.Number(NumberRange.AtLeast(0, "ms")) ?? 0;
        var isCurrentBased = fields.Optional("current_based")?.YesOrNo() ?? false;
        var gate = fields.Optional("gate") is { } gateField ? ReadGate(gateField) : null;
        var reversal = isCurrentBased ? null : fields.Required("reversal").Number(Potentials);
        if (isCurrentBased)
        {
            foreach (var field in (string[])["reversal", "gate"])
            {
                fields.Optional(field)?.AddProblem("a current-based receptor does not depend on voltage; take it out, or current_based");
            }
        }

        if (kind is null || tau is null || (reversal is null && !isCurrentBased))
        {
            return null;
        }

        var receptor = new ReceptorKind(name, kind.Value, tau.Value, reversal, isCurrentBased ? null : gate, rise);
        if (receptor.Problem() is { } problem)
        {
            at.AddProblem(problem);
            return null;
        }

        return receptor;
    }

    private static VoltageGate? ReadGate(JsonCursor at)
    {
        if (at.Object("an object with centre and width") is not { } fields)
        {
            return null;
        }

        fields.Allow("centre", "width");
        var centre = fields.Required("centre").Number(Potentials);
        var width = fields.Required("width").Number(NumberRange.Above(0, "mV"));
        return centre is null || width is null ? null : new VoltageGate(centre.Value, width.Value);
    }
}
