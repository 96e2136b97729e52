using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Networks;

/// <summary>What the builder refuses, and that a refused piece leaves nothing behind.</summary>
public class NetworkBuilderMessageTests
{
    private readonly NetworkBuilder _builder = new();
    private readonly Population _e;

    public NetworkBuilderMessageTests() => _e = _builder.AddPopulation("E", 4, CellTypes.RS);

    [Theory]
    [InlineData("", "''")]
    [InlineData("E x", "'E x'")]
    [InlineData("a/b", "'a/b'")]
    [InlineData("E", "already a population of that name")]
    public void A_name_that_is_not_allowed_or_taken(string name, string named) =>
        Refusal.Names(() => _builder.AddPopulation(name, 1, CellTypes.RS), $"population {name}", named);

    [Theory]
    [InlineData("L2-3", "L2_3", "L2_3")]
    [InlineData("L2.3", "L2-3", "L2_3")]
    [InlineData("23", "_23", "_23")]
    [InlineData("-a", "__a", "__a")]
    public void Names_that_Octave_cannot_tell_apart(string first, string second, string identifier)
    {
        _builder.AddPopulation(first, 1, CellTypes.RS);
        Refusal.Names(
            () => _builder.AddPopulation(second, 1, CellTypes.RS), $"population {second}", $"take it for {first}", $"calls both {identifier}");
        _builder.AddPopulation(second + "x", 1, CellTypes.RS);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_size_below_1(int size) =>
        Refusal.Names(() => _builder.AddPopulation("I", size, CellTypes.FS), "population I", $"size is {size}", "at least 1");

    [Fact]
    public void Counts_that_do_not_fit_the_size()
    {
        var rs = CellTypes.RS.Parameters;
        Refuse(new Population("P", 3, [rs, rs], NeuronKind.Excitatory), "2 parameter sets for 3 neurons", "one for all or one per neuron");
        Refuse(new Population("P", 3, CellTypes.RS) { StartVoltages = [1, 2] }, "2 start voltage", "3 neurons");
        Refuse(new Population("P", 3, CellTypes.RS) { StartRecoveries = [] }, "0 start recovery", "3 neurons");
    }

    [Fact]
    public void Values_that_are_no_numbers()
    {
        Refuse(new Population("P", 2, CellTypes.RS) { StartVoltages = [-60, double.NaN] }, "start voltage 1 is NaN mV", "finite");
        Refuse(new Population("P", 1, CellTypes.RS) { StartRecoveries = [double.PositiveInfinity] }, "start recovery 0 is", "pA", "finite");
    }

    [Fact]
    public void Parameters_out_of_range_with_the_neuron_that_has_them()
    {
        var rs = CellTypes.RS.Parameters;
        Refuse(new Population("P", 2, [rs, rs with { Capacitance = -1 }], NeuronKind.Excitatory), "neuron 1", "C is -1 pF", "above 0");
        Refuse(new Population("P", 2, [rs with { Gain = 0 }], NeuronKind.Excitatory), "k is 0 nS/mV", "above 0");
    }

    [Fact]
    public void Receptors_that_cannot_be()
    {
        var ampa = StandardReceptors.Ampa;
        Refuse(new Population("P", 1, CellTypes.RS) { Receptors = [ampa with { Tau = 0 }] }, "tau of AMPA is 0 ms", "above 0");
        Refuse(new Population("P", 1, CellTypes.RS) { Receptors = [ampa, ampa with { Tau = 3 }] }, "the receptor AMPA twice");
        Refuse(new Population("P", 1, CellTypes.RS) { Receptors = [ampa with { Reversal = 10 }] }, "AMPA", "more than tau", "name of its own");
    }

    /// <summary>The receptors of a projection from E, and pieces of the refusal.</summary>
    public static TheoryData<DrivenReceptor[], string[]> WrongReceptors
    {
        get
        {
            var ampa = StandardReceptors.Ampa;
            var current = ReceptorKind.CurrentBased("CURR", NeuronKind.Excitatory, tau: 5);
            return new()
            {
                { [], ["no receptor", "at least one"] },
                { [StandardReceptors.GabaA], ["excitatory spikes cannot open GABA_A", "inhibitory populations"] },
                { [current with { Kind = NeuronKind.Inhibitory }], ["excitatory spikes cannot open CURR"] },
                { [ampa, ampa], ["AMPA twice", "once"] },
                { [ampa, new(ampa with { Tau = 3 }, 0.5)], ["AMPA twice", "once"] },
                { [new(ampa, -1)], ["the ratio of AMPA is -1", "0 or from 1E-06 to 1000000"] },
                { [new(ampa, 1e-7)], ["the ratio of AMPA is 1E-07", "0 or from 1E-06 to 1000000"] },
                { [new(ampa, 1e7)], ["the ratio of AMPA is 10000000", "0 or from 1E-06 to 1000000"] },
                { [new(ampa, double.NaN)], ["the ratio of AMPA is NaN", "0 or from 1E-06 to 1000000"] },
                { [new(ampa, double.PositiveInfinity)], ["the ratio of AMPA is Infinity"] },
                { [ampa with { Rise = 5 }], ["rise of AMPA is 5 ms", "0 to 0.99 tau = 4.95 ms"] },
                { [ampa with { Rise = 2 }], ["AMPA differs from the AMPA of the network in more than tau", "name of its own"] },
                { [ampa with { Name = "ampa" }], ["ampa differs from the AMPA of the network", "name of its own"] },
                { [ampa, current], ["AMPA and CURR", "nS and pA", "connect twice"] },
            };
        }
    }

    [Theory]
    [MemberData(nameof(WrongReceptors))]
    public void Receptors_that_a_projection_cannot_open(DrivenReceptor[] receptors, string[] pieces)
    {
        Refusal.Names(
            () => _builder.Connect(_e, _e, new RingRule(1, 1), receptors: receptors), ["projection E to E", .. pieces]);
        Refusal.Names(
            () => _builder.Connect([_e], _e, _ => new FixedInDegreeRule(1, 1), receptorsOf: _ => receptors),
            ["projection E to E", .. pieces]);
        Assert.Empty(_builder.Build().Projections);
    }

    [Fact]
    public void A_receptor_is_told_apart_from_those_of_projections_before()
    {
        var slow = new ReceptorKind("SLOW", NeuronKind.Excitatory, Tau: 50, Reversal: 0, Rise: 2);
        _builder.Connect(_e, _e, new RingRule(1, 1), receptors: [slow]);
        _builder.Connect(_e, _e, new RingRule(1, 1), receptors: [slow with { Tau = 40 }]);

        Refusal.Names(
            () => _builder.Inject(_e, new PoissonTrains(1, 1) { Receptors = [slow with { Rise = 3 }] }), "SLOW differs", "more than tau");
    }

    /// <summary>What the reference scheme cannot open.</summary>
    public static TheoryData<DrivenReceptor, string> BeyondTheReferenceScheme => new()
    {
        { new ReceptorKind("SLOW", NeuronKind.Excitatory, Tau: 50, Reversal: 0, Rise: 2), "SLOW has a rise time" },
        { ReceptorKind.CurrentBased("CURR", NeuronKind.Excitatory, tau: 5), "CURR is current-based" },
        { new(StandardReceptors.Nmda, 0.4), "NMDA is opened in the ratio 0.4" },
    };

    [Theory]
    [MemberData(nameof(BeyondTheReferenceScheme))]
    public void Receptors_that_the_reference_scheme_cannot_open(DrivenReceptor receptor, string problem)
    {
        _builder.Connect(_e, _e, new RingRule(1, 1), receptors: [receptor]);

        Refusal.Names(
            () => new Simulation(_builder.Build(), new SimulationOptions { Scheme = Scheme.Reference }).Dispose(),
            "projection E to E", problem, "use the standard scheme");
    }

    [Fact]
    public void Populations_of_another_network()
    {
        var stranger = new NetworkBuilder().AddPopulation("Stranger", 1, CellTypes.RS);

        Refusal.Names(() => _builder.Connect(stranger, _e, new RingRule(1, 1)), "Stranger", "not part of this network");
        Refusal.Names(() => _builder.Connect(_e, stranger, new RingRule(1, 1)), "Stranger", "not part of this network");
        Refusal.Names(() => _builder.Inject(stranger, new StepCurrent(1)), "Stranger", "not part of this network");
        Refusal.Names(() => _builder.Build().IndexOf(stranger), "Stranger", "not part of this network");
    }

    [Fact]
    public void A_projection_that_fails_is_named()
    {
        var i = _builder.AddPopulation("I", 2, CellTypes.FS);

        Refusal.Names(
            () => _builder.Connect(_e, i, new SynapseListRule([new Synapse(0, 0, 1), new Synapse(0, 2, 1)])),
            "projection E to I", "synapse 1", "target 2", "0 to 1");
        Refusal.Names(() => _builder.Connect(_e, i, new WeightMatrixRule(new double[3, 2])), "projection E to I", "3 x 2", "4 x 2");
    }

    [Fact]
    public void A_current_that_does_not_fit_is_named() => Refusal.Names(
        () => _builder.Inject(_e, new StepCurrent([1, 2])), "current into E", "2 amplitudes for 4 neurons", "one for all or one per neuron");

    [Fact]
    public void A_network_without_a_population() =>
        Refusal.Names<InvalidOperationException>(() => new NetworkBuilder().Build(), "no population", "add one");

    [Fact]
    public void A_population_asked_for_by_a_wrong_name() =>
        Refusal.Names(() => _ = _builder.Build()["e"], "'e'", "E", "did you mean 'E'?");

    [Fact]
    public void What_was_refused_is_not_in_the_network()
    {
        Assert.ThrowsAny<ArgumentException>(() => _builder.AddPopulation("E", 4, CellTypes.RS));
        Assert.ThrowsAny<ArgumentException>(() => _builder.Connect(_e, _e, new SynapseListRule([new Synapse(9, 0, 1)])));
        Assert.ThrowsAny<ArgumentException>(() => _builder.Inject(_e, new StepCurrent(double.NaN)));

        var network = _builder.Build();
        Assert.Equal((1, 0, 0), (network.Populations.Count, network.Projections.Count, network.Injections.Count));
    }

    [Fact]
    public void A_network_does_not_change_when_its_builder_goes_on()
    {
        var network = _builder.Build();

        var i = _builder.AddPopulation("I", 2, CellTypes.FS);
        _builder.Connect(_e, i, new RingRule(1, 1));
        _builder.Inject(i, new StepCurrent(1));

        Assert.Equal((1, 0, 0), (network.Populations.Count, network.Projections.Count, network.Injections.Count));
    }

    private void Refuse(Population population, params string[] pieces) =>
        Refusal.Names(() => _builder.AddPopulation(population), ["population P", .. pieces]);
}
