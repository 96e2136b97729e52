using FastIzhi.Receptors;

namespace FastIzhi.Recording;

/// <summary>A state variable of a neuron.</summary>
public readonly record struct StateVariable
{
    private StateVariable(string name, string unit, string? receptor) => (Name, Unit, Receptor) = (name, unit, receptor);

    /// <summary>v, the membrane potential [mV].</summary>
    public static StateVariable V { get; } = new("v", "mV", null);

    /// <summary>u, the recovery current [pA].</summary>
    public static StateVariable U { get; } = new("u", "pA", null);

    /// <summary>Name in result and experiment files: v, u, or g_ or i_ and the receptor in lower case, such as g_gaba_a.</summary>
    public string Name { get; }

    /// <summary>Unit: mV, pA or nS.</summary>
    public string Unit { get; }

    /// <summary>Name of the receptor whose conductance or current this is; null for v and u.</summary>
    public string? Receptor { get; }

    /// <summary>The conductance of one receptor, summed over the synapses of a neuron [nS].</summary>
    /// <param name="receptor">Name of the receptor, such as AMPA.</param>
    public static StateVariable Conductance(string receptor)
    {
        ArgumentException.ThrowIfNullOrEmpty(receptor);
        return new StateVariable("g_" + receptor.ToLowerInvariant(), "nS", receptor);
    }

    /// <summary>
    /// The current of one current-based receptor into a neuron, summed over its synapses [pA]: below 0 where it inhibits.
    /// </summary>
    /// <param name="receptor">Name of the receptor.</param>
    public static StateVariable SynapticCurrent(string receptor)
    {
        ArgumentException.ThrowIfNullOrEmpty(receptor);
        return new StateVariable("i_" + receptor.ToLowerInvariant(), "pA", receptor);
    }

    /// <summary>The conductance of a receptor, or its current where it is current-based.</summary>
    /// <param name="receptor">The receptor.</param>
    public static StateVariable Of(ReceptorKind receptor)
    {
        ArgumentNullException.ThrowIfNull(receptor);
        return receptor.IsCurrentBased ? SynapticCurrent(receptor.Name) : Conductance(receptor.Name);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
