using FastIzhi.Neurons;
using FastIzhi.Receptors;

namespace FastIzhi.Networks;

/// <summary>A named group of neurons of one kind. It describes; it holds no state of a simulation.</summary>
public sealed class Population
{
    private readonly Lazy<Coordinates> _coordinates;

    /// <summary>A population of equal neurons of a published cell type.</summary>
    /// <param name="name">Name, unique in its network, also with '_' for '-' and '.'; letters, digits, '_', '-' and '.'.</param>
    /// <param name="size">Number of neurons, at least 1.</param>
    /// <param name="type">The cell type.</param>
    public Population(string name, int size, CellType type)
        : this(name, size, [type.Parameters], type.Kind)
    {
        StartVoltages = type.StartVoltage is { } v ? [v] : [];
        StartRecoveries = [type.StartRecovery];
    }

    /// <summary>A population of neurons with parameters of their own.</summary>
    /// <param name="name">Name, unique in its network, also with '_' for '-' and '.'; letters, digits, '_', '-' and '.'.</param>
    /// <param name="size">Number of neurons, at least 1.</param>
    /// <param name="parameters">One set of parameters for all neurons, or one per neuron.</param>
    /// <param name="kind">Whether its spikes excite or inhibit.</param>
    public Population(string name, int size, ReadOnlySpan<IzhikevichParameters> parameters, NeuronKind kind)
    {
        Name = name;
        Size = size;
        Parameters = parameters.ToArray();
        HasExtendedTerms = Parameters.Any(p => p.Extended is not null);
        Kind = kind;
        _coordinates = new Lazy<Coordinates>(() => Space.CoordinatesOf(Positions));
        Receptors = kind == NeuronKind.Excitatory ? StandardReceptors.Excitatory : StandardReceptors.Inhibitory;
    }

    /// <summary>Name, unique in its network.</summary>
    public string Name { get; }

    /// <summary>
    /// The name that Octave gives to the group of this population in a result file: it puts _ for what no identifier may have, and before
    /// a first character that none may begin with (make_valid_identifier in libinterp/corefcn/utils.cc).
    /// </summary>
    internal string Identifier =>
        (char.IsAsciiLetter(Name[0]) || Name[0] == '_' ? "" : "_") + Name.Replace('-', '_').Replace('.', '_');

    /// <summary>Number of neurons.</summary>
    public int Size { get; }

    /// <summary>Whether its spikes excite or inhibit.</summary>
    public NeuronKind Kind { get; }

    /// <summary>One set of parameters for all neurons, or one per neuron.</summary>
    public IReadOnlyList<IzhikevichParameters> Parameters { get; }

    /// <summary>Where the neurons lie, as distances are measured. For a population with positions.</summary>
    internal Coordinates Coordinates => _coordinates.Value;

    /// <summary>Whether any neuron has <see cref="ExtendedTerms"/>, which take longer to simulate.</summary>
    internal bool HasExtendedTerms { get; }

    /// <summary>Whether any neuron has a refractory time, which takes longer to simulate.</summary>
    internal bool HasRefractoryTime => RefractoryTimes.Any(time => time > 0);

    /// <summary>v at the start [mV]: one value for all, or one per neuron; empty for v_r of each neuron.</summary>
    public IReadOnlyList<double> StartVoltages { get; init; } = [];

    /// <summary>u at the start [pA]: one value for all, or one per neuron.</summary>
    public IReadOnlyList<double> StartRecoveries { get; init; } = [0];

    /// <summary>
    /// How long v stays at its reset value after a spike [ms]: one value for all, or one per neuron; 0 for not at all. u and the
    /// conductances go on meanwhile.
    /// </summary>
    public IReadOnlyList<double> RefractoryTimes { get; init; } = [0];

    /// <summary>
    /// The receptors that the spikes of this population open at their targets where a projection does not say otherwise. By default the
    /// standard set of its kind; <c>[StandardReceptors.Ampa with { Tau = 3 }, StandardReceptors.Nmda]</c> gives it a decay time of its own.
    /// </summary>
    public IReadOnlyList<ReceptorKind> Receptors { get; init; }

    /// <summary>Where the neurons lie, one position per neuron; empty where nothing was said.</summary>
    public IReadOnlyList<Position> Positions { get; init; } = [];

    /// <summary>How distances between the positions are measured.</summary>
    public Space Space { get; init; } = Space.Free;

    /// <summary>The parameters of one neuron.</summary>
    /// <param name="neuron">Index within the population.</param>
    public IzhikevichParameters ParametersOf(int neuron) => Parameters[Parameters.Count == 1 ? 0 : neuron];

    /// <summary>v of one neuron at the start [mV].</summary>
    /// <param name="neuron">Index within the population.</param>
    public double StartVoltageOf(int neuron) => StartVoltages.Count switch
    {
        0 => ParametersOf(neuron).RestingVoltage,
        1 => StartVoltages[0],
        _ => StartVoltages[neuron],
    };

    /// <summary>u of one neuron at the start [pA].</summary>
    /// <param name="neuron">Index within the population.</param>
    public double StartRecoveryOf(int neuron) => StartRecoveries[StartRecoveries.Count == 1 ? 0 : neuron];

    /// <summary>How long v of one neuron stays at its reset value after a spike [ms].</summary>
    /// <param name="neuron">Index within the population.</param>
    public double RefractoryTimeOf(int neuron) => RefractoryTimes[RefractoryTimes.Count == 1 ? 0 : neuron];

    /// <summary>The population in words.</summary>
    public override string ToString() => $"{Name} ({Size} neurons)";

    /// <summary>What is wrong with it; empty if nothing is. Of the parameters, all that is wrong, neuron by neuron.</summary>
    internal IEnumerable<string> Problems()
    {
        if (ProblemOfAll() is { } problem)
        {
            return [problem];
        }

        return Parameters
            .Select((parameters, neuron) => parameters.Problem() is { } wrong
                ? Parameters.Count == 1 ? wrong : $"neuron {neuron}: {wrong}"
                : null)
            .OfType<string>();
    }

    private string? ProblemOfAll()
    {
        if (string.IsNullOrEmpty(Name) || !Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
        {
            return $"the name '{Name}' must be made of letters, digits, '_', '-' and '.'";
        }

        if (Size < 1)
        {
            return $"its size is {Size}; it must be at least 1";
        }

        return CountProblem("parameter sets", Parameters.Count)
            ?? ValueProblem("start voltage", "mV", StartVoltages, emptyAllowed: true)
            ?? ValueProblem("start recovery", "pA", StartRecoveries, emptyAllowed: false)
            ?? ValueProblem("refractory time", "ms", RefractoryTimes, emptyAllowed: false)
            ?? (RefractoryTimes.FirstOrDefault(time => time < 0) is < 0 and var negative
                ? $"its refractory time is {negative} ms; it must be at least 0"
                : null)
            ?? PositionProblem()
            ?? DrivenReceptor.Problem([.. Receptors])
            ?? DrivenReceptor.KindProblem(Receptors, Kind);
    }

    private string? PositionProblem()
    {
        for (var i = 0; i < Positions.Count; i++)
        {
            if (!(double.IsFinite(Positions[i].X) && double.IsFinite(Positions[i].Y) && double.IsFinite(Positions[i].Z)))
            {
                return $"position {i} is {Positions[i]}; its coordinates must be finite numbers";
            }
        }

        return Positions.Count == 0 || Positions.Count == Size
            ? null
            : $"it has {Positions.Count} positions for {Size} neurons; give one per neuron or none";
    }

    private string? ValueProblem(string what, string unit, IReadOnlyList<double> values, bool emptyAllowed)
    {
        if (values.Count == 0 && emptyAllowed)
        {
            return null;
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                return $"{what} {i} is {values[i]} {unit}; it must be a finite number";
            }
        }

        return CountProblem(what + " values", values.Count);
    }

    private string? CountProblem(string what, int count) =>
        count == 1 || count == Size ? null : $"it has {count} {what} for {Size} neurons; give one for all or one per neuron";
}
