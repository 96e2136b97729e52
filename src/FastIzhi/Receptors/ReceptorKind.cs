using FastIzhi.Neurons;

namespace FastIzhi.Receptors;

/// <summary>
/// A kind of receptor. A spike that arrives at t = 0 with the weight w makes
/// <code>
/// g(t) = w exp(-t / tau)                                        without a rise time
/// g(t) = w s (exp(-t / tau) - exp(-t / rise)),  s = 1 / (exp(-p / tau) - exp(-p / rise)),  p = tau rise / (tau - rise) log(tau / rise)
/// </code>
/// so that its largest value, which it has at t = p, is w. g is a conductance [nS], which carries the current g (reversal - v) into the
/// neuron, times the open fraction of its voltage gate if it has one. Of a current-based receptor, g is the current itself [pA],
/// whatever v.
/// </summary>
/// <param name="Name">Name used in the field, such as AMPA: a letter, then letters, digits and '_'.</param>
/// <param name="Kind">The kind of the populations that open it. The current of a current-based receptor has their sign.</param>
/// <param name="Tau">Decay time constant [ms], above 0.</param>
/// <param name="Reversal">Reversal potential [mV]; null for a current-based receptor.</param>
/// <param name="Gate">Voltage gate, or null when the receptor does not depend on voltage.</param>
/// <param name="Rise">
/// Rise time constant [ms], at most <see cref="LargestRise"/> of tau; 0 for a jump. The same difference of exponentials is Exp2Syn of
/// NEURON and the beta synapse of NEST.
/// </param>
public sealed record ReceptorKind(
    string Name, NeuronKind Kind, double Tau, double? Reversal, VoltageGate? Gate = null, double Rise = 0)
{
    /// <summary>
    /// The longest rise time, as a part of tau. The difference of the exponentials there is an alpha function to a hundred-thousandth of
    /// its peak; nearer to it, it would be lost in rounding.
    /// </summary>
    public const double LargestRise = 0.99;

    /// <summary>Whether spikes add to a current and not to a conductance.</summary>
    public bool IsCurrentBased => Reversal is null;

    /// <summary>The time from the arrival of a spike to the largest value of g, p above [ms].</summary>
    public double PeakTime => Rise == 0 ? 0 : Tau * Rise / (Tau - Rise) * Math.Log(Tau / Rise);

    /// <summary>What the exponentials are multiplied by, s above; 1 without a rise time.</summary>
    public double PeakScale => Rise == 0 ? 1 : 1 / (Math.Exp(-PeakTime / Tau) - Math.Exp(-PeakTime / Rise));

    /// <summary>A receptor whose g is a current [pA].</summary>
    /// <param name="name">Name.</param>
    /// <param name="kind">The kind of the populations that open it: the current of an inhibitory one has a minus sign.</param>
    /// <param name="tau">Decay time constant [ms], above 0.</param>
    /// <param name="rise">Rise time constant [ms]; 0 for a jump.</param>
    public static ReceptorKind CurrentBased(string name, NeuronKind kind, double tau, double rise = 0) =>
        new(name, kind, tau, Reversal: null, Gate: null, rise);

    /// <summary>
    /// What is wrong with this receptor, in words that name the value and the bound; null when nothing is.
    /// </summary>
    public string? Problem()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            return "the receptor has no name";
        }

        if (!char.IsAsciiLetter(Name[0]) || !Name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            return $"the name of the receptor is '{Name}'; it must be a letter, then letters, digits and '_'";
        }

        if (!double.IsFinite(Tau) || Tau <= 0)
        {
            return $"tau of {Name} is {Tau} ms; it must be a finite number above 0";
        }

        if (!(Rise >= 0 && Rise <= LargestRise * Tau && double.IsFinite(PeakScale)))
        {
            return $"rise of {Name} is {Rise} ms; it must be 0 to {LargestRise} tau = {LargestRise * Tau:G6} ms, " +
                "where it is an alpha function";
        }

        if (Reversal is { } reversal && !double.IsFinite(reversal))
        {
            return $"the reversal potential of {Name} is {Reversal} mV; it must be a finite number";
        }

        if (IsCurrentBased && Gate is not null)
        {
            return $"{Name} has a voltage gate and no reversal potential; a current-based receptor does not depend on voltage";
        }

        return Gate is not null && !(double.IsFinite(Gate.Centre) && double.IsFinite(Gate.Width) && Gate.Width > 0)
            ? $"the voltage gate of {Name} is ({Gate.Centre}, {Gate.Width}) mV; it must be finite with a width above 0"
            : null;
    }
}
