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
        from rule in Rules(populations[source].Size, populations[target].Size, source == target)
        from delay in options.Scheme == Scheme.Reference ? Gen.Constant(Delay.OneStep) : Delays(options.TimeStep)
        from format in Gen.Elements(WeightFormat.Full, WeightFormat.BFloat16)
        from receptors in SmallReceptors.Driven(populations[source].Kind, options.Scheme)
        select new SmallProjection(source, target, rule, delay, format, receptors);

    private static Gen<Delay> Delays(double timeStep) => Gen.OneOf(
        Gen.Constant(Delay.OneStep),
        Gen.Choose(1, 30).Select(steps => Delay.Constant(steps * timeStep)),
        from low in Gen.Choose(0, 12)
        from width in Gen.Choose(0, 20)
        select Delay.Uniform(low * timeStep, (low + width + 1.5) * timeStep),
        from low in Gen.Choose(1, 8)
        from perDegree in SmallNetworks.Between(0, 0.1)
        select Delay.OnRing(low * timeStep, perDegree * timeStep),
        from low in Gen.Choose(1, 8)
        from steps in SmallNetworks.Between(0.1, 20)
        select Delay.AtVelocity(70 / (steps * timeStep), low * timeStep));

    private static Gen<double> Weights => SmallNetworks.Between(0, 2.5);

    /// <summary>All rules that can be met.</summary>
    public static Gen<ConnectionRule> Rules(int sources, int targets, bool isRecurrent) => Gen.OneOf(
        AllToAll,
        sources == targets ? OneToOne : AllToAll,
        FixedInDegree(sources, isRecurrent),
        FixedOutDegree(targets, isRecurrent),
        FixedProbability,
        FixedTotal(sources, targets, isRecurrent),
        DistanceProbability,
        Ring,
        SynapseLists(sources, targets),
        Dense(sources, targets),
        Sparse(sources, targets));

    private static Gen<Weight> AnyWeights => Gen.OneOf(
        Weights.Select(weight => (Weight)weight),
        from low in SmallNetworks.Between(0, 1.25)
        from width in SmallNetworks.Between(0, 1.25)
        select (Weight)Distribution.Uniform(low, low + width),
        Functions(2.5).Select(Weight.ByDistance));

    /// <summary>Functions that fall, from 0 to a value. No distance is above 68 um.</summary>
    private static Gen<DistanceFunction> Functions(double largest) =>
        from value in SmallNetworks.Between(0, largest)
        from length in SmallNetworks.Between(5, 100)
        from function in Gen.Elements(
            DistanceFunction.Gaussian(value, length),
            DistanceFunction.Exponential(value, length),
            DistanceFunction.Box(value, length),
            DistanceFunction.Linear(value, -value / 68))
        select function;

    private static Gen<bool> Choice => Gen.Elements(true, false);

    private static Gen<ConnectionRule> AllToAll =>
        from weight in AnyWeights
        from autapses in Choice
        select (ConnectionRule)new AllToAllRule(weight, autapses);

    private static Gen<ConnectionRule> OneToOne => AnyWeights.Select(weight => (ConnectionRule)new OneToOneRule(weight));

    private static Gen<ConnectionRule> FixedInDegree(int sources, bool isRecurrent) =>
        from autapses in Choice
        from multapses in Choice
        from inDegree in Gen.Choose(0, Most(12, sources - (isRecurrent && !autapses ? 1 : 0), multapses))
        from weight in AnyWeights
        select (ConnectionRule)new FixedInDegreeRule(inDegree, weight, autapses, multapses);

    private static Gen<ConnectionRule> FixedOutDegree(int targets, bool isRecurrent) =>
        from autapses in Choice
        from multapses in Choice
        from outDegree in Gen.Choose(0, Most(40, targets - (isRecurrent && !autapses ? 1 : 0), multapses))
        from weight in AnyWeights
        select (ConnectionRule)new FixedOutDegreeRule(outDegree, weight, autapses, multapses);

    private static Gen<ConnectionRule> FixedProbability =>
        from probability in SmallNetworks.Between(0, 0.3)
        from weight in AnyWeights
        from autapses in Choice
        select (ConnectionRule)new FixedProbabilityRule(probability, weight, autapses);

    private static Gen<ConnectionRule> FixedTotal(int sources, int targets, bool isRecurrent) =>
        from autapses in Choice
        from multapses in Choice
        from count in Gen.Choose(0, Most(100, (sources - (isRecurrent && !autapses ? 1 : 0)) * targets, multapses))
        from weight in AnyWeights
        select (ConnectionRule)new FixedTotalNumberRule(count, weight, autapses, multapses);

    private static Gen<ConnectionRule> DistanceProbability =>
        from probability in Functions(1)
        from weight in AnyWeights
        from autapses in Choice
        select (ConnectionRule)new DistanceProbabilityRule(probability, weight, autapses);

    /// <summary>The most that can be drawn, at most <paramref name="most"/>.</summary>
    private static int Most(int most, int candidates, bool multapses) => candidates == 0 ? 0 : multapses ? most : Math.Min(most, candidates);

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
