using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;
using FsCheck;
using FsCheck.Fluent;

namespace FastIzhi.Tests.Support;

/// <summary>
/// Random networks of one to four populations around the widths of vectors, uniform and heterogeneous, with receptors of their
/// own, all connection rules and all inputs.
/// </summary>
public static class SmallNetworks
{
    /// <summary>The generator for FsCheck.</summary>
    public static Arbitrary<SmallNetwork> Networks() => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue)
        from scheme in Gen.Elements(Scheme.Standard, Scheme.Reference)
        from integration in scheme == Scheme.Standard ? Gen.Elements(Enum.GetValues<Integration>()) : Gen.Constant(Integration.Euler)
        from precision in Gen.Elements(Precision.Single, Precision.Double)
        from timeStep in Gen.Elements(0.05, 0.1, 0.25)
        from threads in Gen.Elements(1, 2, 3)
        from blockLanes in Gen.Elements<int?>(null, 16, 32)
        let options = new SimulationOptions
        {
            Scheme = scheme,
            Integration = integration,
            TimeStep = timeStep,
            Precision = precision,
            Threads = threads,
            BlockLanes = blockLanes,
        }
        from populations in Gen.Choose(1, 4).SelectMany(n => Gen.ArrayOf(Populations(options), n))
        from projections in Gen.Choose(0, 6).SelectMany(n => Gen.ArrayOf(SmallProjections.Projections(populations, options), n))
        from inputs in Gen.Choose(1, 4).SelectMany(n => Gen.ArrayOf(Inputs(populations, timeStep), n))
        from trains in Gen.Choose(0, scheme == Scheme.Standard ? 2 : 0).SelectMany(n => Gen.ArrayOf(Trains(populations, timeStep), n))
        select new SmallNetwork(Build((ulong)seed, populations, projections, inputs, trains), options));

    /// <summary>A number from a range, at a resolution of a thousandth of it.</summary>
    public static Gen<double> Between(double low, double high) =>
        Gen.Choose(0, 1000).Select(x => low + (high - low) * x / 1000);

    private static Gen<int> Sizes => Gen.OneOf(Gen.Choose(1, 40), Gen.Elements(1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33));

    private static Gen<Population> Populations(SimulationOptions options) =>
        from size in Sizes
        from type in Gen.Elements(CellTypes.RS, CellTypes.FS)
        from basis in Gen.Frequency(
            (3, Gen.Constant(type.Parameters)), (1, Terms(type.Parameters).Select(terms => type.Parameters with { Extended = terms })))
        from parameters in Gen.OneOf(
            Gen.Constant(new[] { basis }),
            Gen.ArrayOf(Varied(basis), size),
            Gen.ArrayOf(Gen.OneOf(Varied(type.Parameters), VariedWithTerms(type.Parameters)), size))
        from v in Gen.OneOf(Gen.Constant(Array.Empty<double>()), Values(size, -75, 30))
        from u in Values(size, -50, 200)
        from receptors in Receptors(type.Kind)
        from refractory in RefractorySteps(size)
        select new Population(Guid.Empty.ToString(), size, parameters, type.Kind)
        {
            StartVoltages = v,
            StartRecoveries = u,
            RefractoryTimes = options.Scheme == Scheme.Reference ? [0] : [.. refractory.Select(steps => steps * options.TimeStep)],
            Receptors = receptors,
        };

    /// <summary>Mostly none; for single neurons also between two steps.</summary>
    private static Gen<double[]> RefractorySteps(int size) => Gen.Frequency(
        (2, Gen.Constant(new double[] { 0 })),
        (1, Gen.Choose(1, 30).Select(steps => new double[] { steps })),
        (1, Gen.ArrayOf(Between(0, 30), size).Select(values => size > 1 ? values : [Math.Round(values[0])])));

    private static Gen<double[]> Values(int size, double low, double high) =>
        Gen.Elements(1, size).SelectMany(count => Gen.ArrayOf(Between(low, high), count));

    private static Gen<IzhikevichParameters> Varied(IzhikevichParameters p) =>
        from x in Gen.ArrayOf(Between(-0.2, 0.2), 9)
        select new IzhikevichParameters(
            p.Capacitance * (1 + x[0]), p.Gain * (1 + x[1]), p.RestingVoltage * (1 + x[2]), p.ThresholdVoltage * (1 + x[3]),
            p.PeakVoltage * (1 + x[4]), p.RecoveryRate * (1 + x[5]), p.RecoverySensitivity * (1 + x[6]),
            p.ResetVoltage * (1 + x[7]), p.ResetIncrement * (1 + x[8]))
        {
            Extended = p.Extended,
        };

    private static Gen<IzhikevichParameters> VariedWithTerms(IzhikevichParameters p) =>
        from varied in Varied(p)
        from terms in Terms(p)
        select varied with { Extended = terms };

    /// <summary>Slopes that leave the cut-off above the reset for any u that a run reaches, or no slopes.</summary>
    private static Gen<ExtendedTerms> Terms(IzhikevichParameters p) =>
        from x in Gen.ArrayOf(Between(-1, 1), 5)
        from bounded in Gen.Elements(true, false)
        select new ExtendedTerms(
            p.RestingVoltage + (10 * x[0]),
            8 * x[1],
            x[2] > 0 ? 0.03 * x[2] : 0,
            0.01 * x[3],
            x[4] > 0 ? 0.01 * x[4] : 0,
            bounded ? 150 : double.PositiveInfinity);

    private static Gen<ReceptorKind[]> Receptors(NeuronKind kind)
    {
        ReceptorKind[] standard = [.. kind == NeuronKind.Excitatory ? StandardReceptors.Excitatory : StandardReceptors.Inhibitory];
        var kainate = new ReceptorKind("K" + kind, kind, Tau: 20, Reversal: 5, new VoltageGate(Centre: -90, Width: 45));
        return Gen.Elements<ReceptorKind[]>(
            standard,
            [standard[0] with { Tau = 2.5 }, standard[1]],
            [standard[1] with { Tau = 40 }],
            [kainate, standard[0]],
            []);
    }

    private static Gen<(int Population, CurrentInput Current)> Inputs(Population[] populations, double timeStep) =>
        from target in Gen.Choose(0, populations.Length - 1)
        let size = populations[target].Size
        from current in Gen.OneOf(StepCurrents(size, timeStep), RowCurrents(size), SmallCurrents.Currents(size, timeStep))
        select (target, current);

    private static Gen<(int Population, SpikeInput Trains)> Trains(Population[] populations, double timeStep) =>
        from target in Gen.Choose(0, populations.Length - 1)
        from trains in SmallTrains.Trains(populations[target].Size, timeStep)
        select (target, trains);

    private static Gen<CurrentInput> StepCurrents(int size, double timeStep) =>
        from neurons in Gen.SubListOf(Enumerable.Range(0, size)).Select(list => list.ToArray())
        from chosen in Gen.Elements(true, false)
        from amplitudes in Values(Math.Max(1, chosen ? neurons.Length : size), 0, 900)
        from first in Gen.Choose(0, SmallNetwork.Steps)
        from rows in Gen.Choose(1, 2 * SmallNetwork.Steps)
        select (CurrentInput)new StepCurrent(amplitudes)
        {
            Neurons = chosen ? neurons : null,
            Start = first * timeStep,
            Stop = rows > SmallNetwork.Steps ? double.PositiveInfinity : (first + rows) * timeStep,
        };

    private static Gen<CurrentInput> RowCurrents(int size) =>
        from values in Gen.ArrayOf(Between(-100, 600), 64)
        select (CurrentInput)new RowCurrents(Tile(values, SmallNetwork.Steps + 1, size));

    private static double[,] Tile(double[] values, int rows, int columns)
    {
        var tiled = new double[rows, columns];
        for (var i = 0; i < tiled.Length; i++)
        {
            tiled[i / columns, i % columns] = values[i * 7 % values.Length];
        }

        return tiled;
    }

    private static Network Build(
        ulong seed,
        Population[] populations,
        SmallProjection[] projections,
        (int Population, CurrentInput Current)[] inputs,
        (int Population, SpikeInput Trains)[] trains)
    {
        var builder = new NetworkBuilder(seed);
        var added = populations.Select((p, i) => builder.AddPopulation(
            new Population("P" + i, p.Size, [.. p.Parameters], p.Kind)
            {
                StartVoltages = p.StartVoltages,
                StartRecoveries = p.StartRecoveries,
                RefractoryTimes = p.RefractoryTimes,
                Receptors = p.Receptors,
                Positions = SmallPairs.Positions(p.Size),
                Space = SmallPairs.Space,
            })).ToArray();
        Array.ForEach(projections, p => builder.Connect(added[p.Source], added[p.Target], p.Rule, p.Delay, p.WeightFormat, p.Receptors));
        Array.ForEach(inputs, input => builder.Inject(added[input.Population], input.Current));
        Array.ForEach(trains, input => builder.Inject(added[input.Population], input.Trains));
        return builder.Build();
    }
}
