using FastIzhi.Neurons;

namespace FastIzhi.Receptors;

/// <summary>The standard receptors (Izhikevich and Edelman, PNAS 105 (2008) 3593, supporting text).</summary>
public static class StandardReceptors
{
    /// <summary>AMPA: excitatory, tau 5 ms, reversal 0 mV.</summary>
    public static ReceptorKind Ampa { get; } = new("AMPA", NeuronKind.Excitatory, Tau: 5, Reversal: 0);

    /// <summary>NMDA: excitatory, tau 100 ms, reversal 0 mV, open to x / (1 + x) with x = ((v + 80) / 60)^2.</summary>
    public static ReceptorKind Nmda { get; } =
        new("NMDA", NeuronKind.Excitatory, Tau: 100, Reversal: 0, new VoltageGate(Centre: -80, Width: 60));

    /// <summary>GABA_A: inhibitory, tau 6 ms, reversal -70 mV.</summary>
    public static ReceptorKind GabaA { get; } = new("GABA_A", NeuronKind.Inhibitory, Tau: 6, Reversal: -70);

    /// <summary>GABA_B: inhibitory, tau 150 ms, reversal -90 mV.</summary>
    public static ReceptorKind GabaB { get; } = new("GABA_B", NeuronKind.Inhibitory, Tau: 150, Reversal: -90);

    /// <summary>The receptors that an excitatory neuron drives.</summary>
    public static IReadOnlyList<ReceptorKind> Excitatory { get; } = [Ampa, Nmda];

    /// <summary>The receptors that an inhibitory neuron drives.</summary>
    public static IReadOnlyList<ReceptorKind> Inhibitory { get; } = [GabaA, GabaB];

    /// <summary>The four standard receptors.</summary>
    public static IReadOnlyList<ReceptorKind> All { get; } = [Ampa, Nmda, GabaA, GabaB];
}
