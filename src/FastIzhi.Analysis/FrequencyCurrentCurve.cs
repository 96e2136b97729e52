using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Recording;

namespace FastIzhi.Analysis;

/// <summary>A frequency-current curve, and the currents at which firing begins. All currents are simulated side by side.</summary>
public sealed class FrequencyCurrentCurve
{
    /// <summary>How closely a threshold is found [pA].</summary>
    public const double ThresholdWidth = 0.001;

    /// <summary>Currents that are tried side by side between two of which a threshold lies.</summary>
    private const int Tried = 63;

    private FrequencyCurrentCurve(FrequencyCurrentProtocol protocol, IReadOnlyList<FrequencyCurrentPoint> points)
    {
        (Protocol, Points) = (protocol, points);
        FirstSpikeThreshold = Threshold(point => point.Spikes > 0);
        SustainedThreshold = Threshold(point => point.SteadyRate > 0);
    }

    /// <summary>How it was measured.</summary>
    public FrequencyCurrentProtocol Protocol { get; }

    /// <summary>The curve, by rising currents.</summary>
    public IReadOnlyList<FrequencyCurrentPoint> Points { get; }

    /// <summary>
    /// The lowest current with a spike [pA], above a current without one by <see cref="ThresholdWidth"/> at most; null where the curve
    /// does not begin without spikes or does not get to one.
    /// </summary>
    public double? FirstSpikeThreshold { get; }

    /// <summary>The lowest current with at least two spikes in the steady window [pA], found as the other threshold.</summary>
    public double? SustainedThreshold { get; }

    /// <summary>Measures a curve.</summary>
    /// <param name="protocol">How.</param>
    /// <param name="currents">The currents [pA], rising.</param>
    /// <exception cref="ArgumentException">The protocol cannot be done, or the currents do not rise or are none.</exception>
    /// <exception cref="SimulationDivergedException">A current drives the neuron out of all bounds.</exception>
    public static FrequencyCurrentCurve Measure(FrequencyCurrentProtocol protocol, IReadOnlyList<double> currents)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(currents);
        if (protocol.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(protocol));
        }

        if (currents.Count == 0 || currents.Zip(currents.Skip(1)).Any(pair => !(pair.First < pair.Second)))
        {
            throw new ArgumentException("give at least one current, and each above the one before", nameof(currents));
        }

        return new FrequencyCurrentCurve(protocol, Simulate(protocol, currents));
    }

    private static List<FrequencyCurrentPoint> Simulate(FrequencyCurrentProtocol protocol, IReadOnlyList<double> currents)
    {
        var builder = new NetworkBuilder();
        var cells = builder.AddPopulation("cells", currents.Count, protocol.Cell);
        builder.Inject(cells, new StepCurrent([.. currents]) { Start = protocol.Onset });
        using var simulation = new Simulation(builder.Build(), protocol.Options);
        var recorder = new SpikeRecorder();
        simulation.Record(cells, recorder);
        simulation.Run(protocol.Duration);
        var times = recorder.Times.Zip(recorder.Neurons).ToLookup(spike => spike.Second, spike => spike.First);
        return [.. currents.Select((current, i) => Point(protocol, current, [.. times[i]]))];
    }

    private static FrequencyCurrentPoint Point(FrequencyCurrentProtocol protocol, double current, double[] times)
    {
        var steady = times.Where(time => time > protocol.Duration - protocol.SteadyWindow).ToArray();
        return new FrequencyCurrentPoint(
            current,
            times.Length,
            times.Length == 0 ? null : times[0] - protocol.Onset,
            times.Length < 2 ? null : 1000 / (times[1] - times[0]),
            steady.Length < 2 ? 0 : 1000 * (steady.Length - 1) / (steady[^1] - steady[0]));
    }

    private double? Threshold(Func<FrequencyCurrentPoint, bool> fires)
    {
        var first = Points.TakeWhile(point => !fires(point)).Count();
        if (first == 0 || first == Points.Count)
        {
            return null;
        }

        var (below, above) = (Points[first - 1].Current, Points[first].Current);
        while (above - below > ThresholdWidth)
        {
            var currents = Enumerable.Range(1, Tried).Select(k => below + ((above - below) * k / (Tried + 1))).ToArray();
            var silent = Simulate(Protocol, currents).TakeWhile(point => !fires(point)).Count();
            (below, above) = (silent == 0 ? below : currents[silent - 1], silent == Tried ? above : currents[silent]);
        }

        return above;
    }
}
