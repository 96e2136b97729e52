using FastIzhi.Networks;
using FastIzhi.Randomness;
using FsCheck;
using FsCheck.Fluent;

namespace FastIzhi.Tests.Support;

/// <summary>Random projections between given populations, by all connection rules.</summary>
internal static class SmallProjections
{
    /// <summary>Projections.</summary>
    /// <param name="populations">The populations.</param>
    /// <param name="options">How they will be simulated: the reference scheme knows no delays.</param>
    public static Gen<SmallProjection> Projections(Population[] populations, SimulationOptions options) =>
        from source in Gen.Choose(0, populations.Length - 1)
        from target in Gen.Choose(0, populations.Length - 1)
        from rule in Rules(populations[source].Size, populations[target].Size)
        from delay in options.Scheme == Scheme.Reference ? Gen.Constant(Delay.OneStep) : Delays(options.TimeStep)
        from format in Gen.Elements(WeightFormat.Full, WeightFormat.BFloat16)
        select new SmallProjection(source, target, rule, delay, format);

    private static Gen<Delay> Delays(double timeStep) => Gen.OneOf(
        Gen.Constant(Delay.OneStep),
        Gen.Choose(1, 30).Select(steps => Delay.Constant(steps * timeStep)),
        from low in Gen.Choose(0, 12)
        from width in Gen.Choose(0, 20)
        select Delay.Uniform(low * timeStep, (low + width + 0.5) * timeStep),
        from low in Gen.Choose(1, 8)
        from perDegree in SmallNetworks.Between(0, 0.1)
        select Delay.OnRing(low * timeStep, perDegree * timeStep));

    private static Gen<double> Weights => SmallNetworks.Between(0, 2.5);

    /// <summary>All rules.</summary>
    public static Gen<ConnectionRule> Rules(int sources, int targets) => Gen.OneOf(
        FixedInDegree,
        FixedProbability,
        FixedTotal,
        Ring,
        SynapseLists(sources, targets),
        Dense(sources, targets),
        Sparse(sources, targets));

    private static Gen<Distribution> Distributions => Gen.OneOf(
        Weights.Select(Distribution.Constant),
        from low in SmallNetworks.Between(0, 1.25)
        from width in SmallNetworks.Between(0, 1.25)
        select Distribution.Uniform(low, low + width));

    private static Gen<ConnectionRule> FixedInDegree =>
        from inDegree in Gen.Choose(0, 12)
        from weight in Distributions
        select (ConnectionRule)new FixedInDegreeRule(inDegree, weight);

    private static Gen<ConnectionRule> FixedProbability =>
        from probability in SmallNetworks.Between(0, 0.3)
        from weight in Distributions
        select (ConnectionRule)new FixedProbabilityRule(probability, weight);

    private static Gen<ConnectionRule> FixedTotal =>
        from count in Gen.Choose(0, 100)
        from weight in Distributions
        select (ConnectionRule)new FixedTotalNumberRule(count, weight);

    private static Gen<ConnectionRule> Ring =>
        from weight in Weights
        from sigma in SmallNetworks.Between(1, 90)
        from cutoff in Gen.Elements(0, 1e-12, 0.1)
        select (ConnectionRule)new RingRule(weight, sigma, cutoff);

    private static Gen<ConnectionRule> SynapseLists(int sources, int targets) =>
        from synapses in Gen.Choose(0, 100).SelectMany(n => Gen.ArrayOf(Synapses(sources, targets), n))
        select (ConnectionRule)new SynapseListRule(synapses);

    private static Gen<ConnectionRule> Dense(int sources, int targets) =>
        from weights in Gen.Array2DOf(Gen.OneOf(Gen.Constant(0.0), Weights), sources, targets)
        select (ConnectionRule)new WeightMatrixRule(weights);

    private static Gen<ConnectionRule> Sparse(int sources, int targets) =>
        from synapses in Gen.ArrayOf(Synapses(sources, targets), 2 * sources)
        from weight in Weights
        let rows = synapses.OrderBy(synapse => synapse.Source).ToArray()
        let pointers = Enumerable.Range(0, sources + 1).Select(i => (long)rows.Count(synapse => synapse.Source < i)).ToArray()
        select (ConnectionRule)new WeightMatrixRule(
            new CsrSynapses(pointers, rows.Select(synapse => synapse.Target).ToArray(), [weight]), targets);

    private static Gen<Synapse> Synapses(int sources, int targets) =>
        from source in Gen.Choose(0, sources - 1)
        from target in Gen.Choose(0, targets - 1)
        from weight in Weights
        select new Synapse(source, target, weight);
}
