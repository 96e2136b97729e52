using System.Globalization;
using System.Text;
using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Receptors;

namespace FastIzhi.Engine;

/// <summary>
/// What a saved state belongs to: a line for each property of the network and the options that its bits depend on. Threads and
/// blocks are not among them.
/// </summary>
internal sealed class SimulationDescription
{
    private const string Magic = "FastIzhi state 1\n";

    /// <summary>Of larger projections, the inputs of so many target neurons, evenly spread, stand for all.</summary>
    private const int MostTargets = 1000;

    /// <summary>What another description may be longer than this one and still be read [bytes].</summary>
    private const int Excess = 1 << 20;

    private const int LongestQuote = 120;

    private readonly byte[] _text;

    public SimulationDescription(Network network, SimulationOptions options, StateLayout layout, long synapseCount)
    {
        IEnumerable<string> lines =
        [
            $"the {options.Scheme} scheme",
            $"integration by {options.Integration}",
            $"{options.Precision} precision",
            $"a time step of {Text(options.TimeStep)} ms",
            $"the seed {network.Seed}",
            $"{network.Populations.Count} populations",
            .. network.Populations.SelectMany(LinesOf),
            $"{network.Projections.Count} projections",
            .. network.Projections.SelectMany(LinesOf),
            $"{synapseCount} synapses",
            $"{layout.Channels.Count} channels, {layout.ArrivalCount} arrival buffers of {layout.Slots} slots, " +
                $"epochs of {layout.EpochSteps} steps",
            $"{network.Injections.Count} injected currents",
            .. network.Injections.Select(LineOf),
            $"{network.SpikeInjections.Count} spike inputs",
            .. network.SpikeInjections.Select(LineOf),
        ];
        _text = Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    public void Write(StateWriter writer)
    {
        writer.Write<byte>(Encoding.ASCII.GetBytes(Magic));
        writer.Write(_text.Length);
        writer.Write<byte>(_text);
    }

    /// <summary>Reads a description and compares it with this one.</summary>
    /// <exception cref="CheckpointException">There is none, or it is another one: the first difference is named.</exception>
    public void Check(StateReader reader)
    {
        var magic = new byte[Magic.Length];
        reader.Read<byte>(magic);
        if (Encoding.ASCII.GetString(magic) != Magic)
        {
            throw new CheckpointException("this is no saved state of this version");
        }

        var text = new byte[reader.Read("the length of its description", 0, _text.Length + Excess)];
        reader.Read<byte>(text);
        if (!text.AsSpan().SequenceEqual(_text))
        {
            throw new CheckpointException(FirstDifference(text));
        }
    }

    private static IEnumerable<string> LinesOf(Population population)
    {
        var name = population.Name;
        yield return $"population {name} of {population.Size} neurons";
        yield return $"{name} of kind {population.Kind}";
        yield return $"parameters {ParametersOf(population)} of {name}";
        yield return $"start voltages {Digest.Of(population.StartVoltages)} of {name}";
        yield return $"start recoveries {Digest.Of(population.StartRecoveries)} of {name}";
        yield return $"refractory times {Digest.Of(population.RefractoryTimes)} of {name}";
        yield return $"receptors {string.Join(", ", population.Receptors.Select(receptor => receptor.Name))} of {name}";
        yield return $"receptor constants {ReceptorsOf([.. population.Receptors])} of {name}";
    }

    private static string ParametersOf(Population population) => Digest.Of(writer =>
    {
        foreach (var p in population.Parameters)
        {
            var terms = p.Extended;
            foreach (var value in (ReadOnlySpan<double>)
                [
                    p.Capacitance, p.Gain, p.RestingVoltage, p.ThresholdVoltage, p.PeakVoltage,
                    p.RecoveryRate, p.RecoverySensitivity, p.ResetVoltage, p.ResetIncrement,
                    terms?.RecoveryVoltage ?? p.RestingVoltage, terms?.SensitivityAbove ?? p.RecoverySensitivity,
                    terms?.CubicSensitivity ?? 0, terms?.PeakSlope ?? 0, terms?.ResetSlope ?? 0,
                    terms?.MaximalRecovery ?? double.PositiveInfinity,
                ])
            {
                writer.Write(value);
            }
        }
    });

    private static string ReceptorsOf(IEnumerable<DrivenReceptor> receptors) => Digest.Of(
    [
        .. receptors.SelectMany(driven => (double[])
        [
            driven.Receptor.Tau, driven.Receptor.Rise, driven.Receptor.Reversal ?? 0, driven.Receptor.IsCurrentBased ? 1 : 0,
            driven.Receptor.Gate?.Centre ?? 0, driven.Receptor.Gate?.Width ?? 0, (double)driven.Receptor.Kind, driven.Ratio,
        ]),
    ]);

    private static IEnumerable<string> LinesOf(Projection projection)
    {
        yield return $"a projection {projection} by {projection.Rule.GetType().Name}";
        yield return $"{projection.WeightFormat} weights from {projection}";
        yield return $"receptors {string.Join(", ", projection.Receptors)} from {projection}";
        yield return $"receptor constants {ReceptorsOf(projection.Receptors)} from {projection}";
        yield return $"synapses {InputsOf(projection)} from {projection}";
    }

    /// <summary>Rules differ in what they hold; what they make tells more.</summary>
    private static string InputsOf(Projection projection) => Digest.Of(writer =>
    {
        var inputs = new InputList();
        var size = projection.Target.Size;
        var count = Math.Min(size, MostTargets);
        writer.Write(projection.Rule.CommonWeight ?? double.NaN);
        writer.Write(projection.Delay.Minimum(projection.Shape));
        writer.Write(projection.Delay.Maximum(projection.Shape));
        for (var k = 0; k < count; k++)
        {
            var target = (int)((long)size * k / count);
            inputs.Clear();
            projection.AddInputs(target, inputs);
            writer.Write(inputs.Count);
            for (var i = 0; i < inputs.Count; i++)
            {
                writer.Write(inputs.Sources[i]);
                writer.Write(projection.Delay.Of(inputs.Sources[i], target, i, projection.Shape, projection.Random));
            }

            foreach (var weight in inputs.Weights)
            {
                writer.Write(weight);
            }
        }
    });

    private static string LineOf(Injection injection) => injection.Current switch
    {
        StepCurrent step =>
            $"a current {Digest.Of(step.Amplitudes)} {WhereOf(step, injection)}",
        PulseCurrent pulses =>
            $"pulses of {Text(pulses.Width)} ms every {Text(pulses.Period)} ms of {Digest.Of(pulses.Amplitudes)} " +
            WhereOf(pulses, injection),
        RampCurrent ramp => $"a ramp from {Digest.Of(ramp.From)} to {Digest.Of(ramp.To)} {WhereOf(ramp, injection)}",
        SineCurrent sine =>
            $"a sine of {Text(sine.Frequency)} Hz and {Text(sine.Phase)} degrees of {Digest.Of(sine.Amplitudes)} " +
            WhereOf(sine, injection),
        WhiteNoise noise => $"white noise of {Digest.Of(noise.Sigmas)} {WhereOf(noise, injection)}",
        OrnsteinUhlenbeckNoise noise =>
            $"Ornstein-Uhlenbeck noise of {Digest.Of(noise.Sigmas)} and {Text(noise.Tau)} ms {WhereOf(noise, injection)}",
        SampledCurrent samples =>
            $"{samples.Times.Length} samples {Digest.Of(writer => Write(samples, writer))} with {samples.Interpolation} " +
            WhereOf(samples, injection),
        RowCurrents rows => $"currents {Digest.Of(writer => Write(rows, writer))} of {rows.RowCount} rows into {injection.Population.Name}",
        _ => throw new ArgumentException($"a {injection.Current.GetType().Name} cannot be described"),
    };

    private static string LineOf(SpikeInjection injection)
    {
        var trains = injection.Trains;
        var what = trains switch
        {
            PoissonTrains poisson =>
                $"Poisson trains {Digest.Of([.. poisson.Rates, .. poisson.Steps?.Times ?? [], .. poisson.Steps?.Values ?? []])} " +
                $"from {Text(poisson.Start)} to {Text(poisson.Stop)} ms",
            GivenTrains given =>
                $"trains {Digest.Of([.. given.Spikes.SelectMany(s => (double[])[s.Time, s.Neuron])])} of {given.Spikes.Count} spikes " +
                $"from {Text(given.Start)} to {Text(given.Stop)} ms " +
                $"after {(given.Delay is { } delay ? $"{Text(delay)} ms" : "a step")}",
            _ => throw new ArgumentException($"{trains.GetType().Name} cannot be described"),
        };
        return $"{what} of weight {Text(trains.Weight)} into {string.Join(", ", trains.Receptors)} " +
            $"{ReceptorsOf(trains.Receptors)} of neurons {NeuronsOf(trains.Neurons)} of {injection.Population.Name}";
    }

    private static string WhereOf(TimedCurrent current, Injection injection) =>
        $"into neurons {NeuronsOf(current.Neurons)} of {injection.Population.Name} from {Text(current.Start)} to {Text(current.Stop)} ms";

    private static string NeuronsOf(IReadOnlyList<int>? neurons) =>
        neurons is null ? "all" : Digest.Of([.. neurons.Select(neuron => (double)neuron)]);

    private static void Write(SampledCurrent samples, BinaryWriter writer)
    {
        for (var k = 0; k < samples.Times.Length; k++)
        {
            writer.Write(samples.Times[k]);
            foreach (var value in samples.Sample(k))
            {
                writer.Write(value);
            }
        }
    }

    private static void Write(RowCurrents rows, BinaryWriter writer)
    {
        for (var row = 0; row < rows.RowCount; row++)
        {
            foreach (var value in rows.Row(row))
            {
                writer.Write(value);
            }
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A line of a file, which may be damaged, for a message.</summary>
    private static string Quote(string line) =>
        string.Concat(line.Take(LongestQuote).Select(c => char.IsControl(c) ? '?' : c)) + (line.Length > LongestQuote ? "..." : "");

    private string FirstDifference(byte[] other)
    {
        var own = Encoding.UTF8.GetString(_text).Split('\n');
        var others = Encoding.UTF8.GetString(other).Split('\n');
        var i = own.Zip(others).TakeWhile(pair => pair.First == pair.Second).Count();
        var theirs = i < others.Length ? Quote(others[i]) : "nothing more";
        return $"the saved state is of another simulation: it has {theirs}; this one has {(i < own.Length ? own[i] : "nothing more")}";
    }
}
