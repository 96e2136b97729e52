using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FsCheck;
using FsCheck.Fluent;

namespace FastIzhi.Tests.Support;

/// <summary>Random choices of receptors of all kinds: with and without a rise time and a gate, current-based ones, in any ratio.</summary>
internal static class SmallReceptors
{
    /// <summary>Receptors for a projection, null for those of its source population.</summary>
    /// <param name="kind">The kind of the source population.</param>
    /// <param name="scheme">The reference scheme knows neither rise times, currents nor ratios.</param>
    public static Gen<IReadOnlyList<DrivenReceptor>?> Driven(NeuronKind kind, Scheme scheme)
    {
        var own = Kinds.Where(receptor => receptor.Kind == kind).ToArray();
        var known = scheme == Scheme.Standard ? own : [.. own.Where(receptor => receptor.Rise == 0 && !receptor.IsCurrentBased)];
        return Gen.OneOf(
            Gen.Constant<IReadOnlyList<DrivenReceptor>?>(null),
            Some(known, scheme == Scheme.Standard ? Ratios : Gen.Constant(1.0)).Select(driven => (IReadOnlyList<DrivenReceptor>?)driven));
    }

    /// <summary>Receptors for spikes from outside.</summary>
    public static Gen<IReadOnlyList<DrivenReceptor>> DrivenByTrains => Gen.OneOf(
        Gen.Elements<IReadOnlyList<DrivenReceptor>>(
            [.. StandardReceptors.Excitatory],
            [.. StandardReceptors.Inhibitory],
            [StandardReceptors.Ampa],
            [StandardReceptors.Nmda, StandardReceptors.GabaA with { Tau = 9 }]),
        Some(Kinds, Ratios));

    private static ReceptorKind[] Kinds { get; } =
    [
        .. StandardReceptors.All,
        StandardReceptors.Ampa with { Tau = 7 },
        StandardReceptors.GabaB with { Tau = 80 },
        new("SLOW", NeuronKind.Excitatory, Tau: 30, Reversal: 5, new VoltageGate(Centre: -90, Width: 45), Rise: 2),
        new("SHUNT", NeuronKind.Inhibitory, Tau: 8, Reversal: -62, Rise: 0.3),
        new("KAINATE", NeuronKind.Excitatory, Tau: 20, Reversal: 0, new VoltageGate(Centre: -70, Width: 30)),
        ReceptorKind.CurrentBased("JUMP", NeuronKind.Excitatory, tau: 4),
        ReceptorKind.CurrentBased("PULL", NeuronKind.Inhibitory, tau: 6),
        ReceptorKind.CurrentBased("PUSH", NeuronKind.Excitatory, tau: 3, rise: 2.9),
        ReceptorKind.CurrentBased("DIP", NeuronKind.Inhibitory, tau: 10, rise: 1),
    ];

    private static Gen<double> Ratios => Gen.OneOf(Gen.Elements(0, 0.4, 1, 2.5), SmallNetworks.Between(0.001, 3));

    /// <summary>One to three receptors, all conductances or all currents. Currents of a weight act less than conductances.</summary>
    private static Gen<IReadOnlyList<DrivenReceptor>> Some(ReceptorKind[] kinds, Gen<double> ratios) =>
        from places in Gen.ArrayOf(Gen.Choose(0, kinds.Length - 1), 3)
        from factors in Gen.ArrayOf(ratios, 3)
        let chosen = places.Select(place => kinds[place]).Where(kind => kind.IsCurrentBased == kinds[places[0]].IsCurrentBased)
        select (IReadOnlyList<DrivenReceptor>)
        [
            .. chosen.DistinctBy(kind => kind.Name)
                .Zip(factors, (kind, ratio) => new DrivenReceptor(kind, kind.IsCurrentBased ? 40 * ratio : ratio)),
        ];
}
