namespace FastIzhi.Receptors;

/// <summary>
/// A kind of receptor: its conductance g decays as dg/dt = -g / tau and carries the current g (v - reversal), times the
/// open fraction of its voltage gate if it has one.
/// </summary>
/// <param name="Name">Name used in the field, such as AMPA.</param>
/// <param name="Tau">Decay time constant [ms], above 0.</param>
/// <param name="Reversal">Reversal potential [mV].</param>
/// <param name="Gate">Voltage gate, or null when the receptor does not depend on voltage.</param>
public sealed record ReceptorKind(string Name, double Tau, double Reversal, VoltageGate? Gate = null)
{
    /// <summary>
    /// What is wrong with this receptor, in words that name the value and the bound; null when nothing is.
    /// </summary>
    public string? Problem()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            return "the receptor has no name";
        }

        if (!double.IsFinite(Tau) || Tau <= 0)
        {
            return $"tau of {Name} is {Tau} ms; it must be a finite number above 0";
        }

        if (!double.IsFinite(Reversal))
        {
            return $"the reversal potential of {Name} is {Reversal} mV; it must be a finite number";
        }

        return Gate is not null && !(double.IsFinite(Gate.Centre) && double.IsFinite(Gate.Width) && Gate.Width > 0)
            ? $"the voltage gate of {Name} is ({Gate.Centre}, {Gate.Width}) mV; it must be finite with a width above 0"
            : null;
    }
}
