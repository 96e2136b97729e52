namespace FastIzhi.Networks;

/// <summary>A value that each neuron has: what it is called, its unit and its lower bound.</summary>
/// <param name="Symbol">The symbol of the equations, as experiment files have it.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Least">Lower bound; -infinity for none.</param>
/// <param name="IsLeastAllowed">Whether the bound itself is allowed.</param>
internal sealed record NeuronParameter(
    string Symbol, string Unit, double Least = double.NegativeInfinity, bool IsLeastAllowed = true)
{
    /// <summary>The nine parameters, then those of the extended terms, then the start and the refractory time. The draws are numbered so.</summary>
    public static readonly NeuronParameter[] All =
    [
        new("C", "pF", 0, false), new("k", "nS/mV", 0, false), new("v_r", "mV"), new("v_t", "mV"), new("v_peak", "mV"),
        new("a", "1/ms", 0), new("b", "nS"), new("c", "mV"), new("d", "pA"),
        new("v_b", "mV"), new("b_above", "nS"), new("b_cubic", "pA/mV^3"), new("v_peak_per_u", "mV/pA"), new("c_per_u", "mV/pA"),
        new("u_max", "pA"),
        new("start v", "mV"), new("start u", "pA"), new("refractory", "ms", 0),
    ];

    /// <summary>Positions in the list.</summary>
    public const int C = 0, K = 1, Vr = 2, Vt = 3, Vpeak = 4, A = 5, B = 6, Creset = 7, D = 8;

    /// <inheritdoc cref="C"/>
    public const int Vb = 9, Babove = 10, Bcubic = 11, VpeakPerU = 12, CperU = 13, Umax = 14, StartV = 15, StartU = 16, Refractory = 17;

    /// <summary>The symbols of the nine parameters.</summary>
    public static IEnumerable<NeuronParameter> Nine => All[..Vb];

    /// <summary>The symbols of the extended terms.</summary>
    public static IEnumerable<NeuronParameter> Extended => All[Vb..StartV];

    /// <summary>The symbols of the four parameters of 2003.</summary>
    public static IEnumerable<NeuronParameter> Four => All[A..Vb];

    /// <summary>Whether a value is finite and within the bound.</summary>
    public bool Allows(double value) => double.IsFinite(value) && (IsLeastAllowed ? value >= Least : value > Least);

    /// <summary>What is allowed, in words.</summary>
    public string Bound => (double.IsInfinity(Least), IsLeastAllowed) switch
    {
        (true, _) => "a finite number",
        (_, true) => $"a finite number of at least {Least}",
        _ => $"a finite number above {Least}",
    };
}
