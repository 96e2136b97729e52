using FastIzhi.Analysis;
using FastIzhi.Experiments;
using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Building;

/// <summary>u against v of some neurons, with the nullclines of their parameters and constant current.</summary>
internal static class PhasePanels
{
    private const int NullclinePoints = 400;

    /// <param name="run">The run.</param>
    /// <param name="shown">Number of neurons when none are chosen.</param>
    /// <param name="height">Height of a panel [px].</param>
    /// <exception cref="PlotException">v and u were not recorded, or the parameters are not known.</exception>
    public static IReadOnlyList<Panel> Build(PlottedRun run, int shown, double height)
    {
        var neurons = run.Choose(_ => ["v", "u"], shown);
        var experiment = run.Experiment ?? throw new PlotException(
            $"the parameters of the neurons of '{run.File.Path}' are not known: {run.ExperimentProblem}");
        return [.. neurons.Select(neuron => PanelOf(run, experiment, neuron, height))];
    }

    private static Panel PanelOf(PlottedRun run, Experiment experiment, PlottedNeuron neuron, double height)
    {
        var population = experiment.Network[neuron.Population.Name];
        var parameters = population.ParametersOf(neuron.Index);
        var halfStep = run.File.TimeStep / 2;
        var (before, after) = (
            ConstantCurrent(experiment.Network, population, neuron.Index, run.Window.From + halfStep),
            ConstantCurrent(experiment.Network, population, neuron.Index, run.Window.To - halfStep));
        var (v, u) = Ranges(run, neuron, parameters);
        var plane = new PhasePlane(parameters, after);
        var x = PlotAxis.Around("v", "mV", Math.Min(v.Low, Math.Min(parameters.ResetVoltage, parameters.RestingVoltage)), Math.Max(v.High, parameters.PeakVoltage));
        var points = plane.FixedPoints(x.Low, x.High);

        // The foot of the parabola and the fixed points are worth seeing, unless they lie far off what the neuron did.
        var foot = plane.VoltageNullcline((parameters.RestingVoltage + parameters.ThresholdVoltage) / 2);
        var size = Math.Max(u.High - u.Low, 4 * (after - foot));
        var worthSeeing = points.Select(point => point.Recovery).Append(foot).Where(value => value > u.Low - size && value < u.High + size).ToList();
        var y = PlotAxis.Around("u", "pA", worthSeeing.Append(u.Low).Min(), worthSeeing.Append(u.High).Max());

        var lines = new List<PlotLine>();
        if (before != after)
        {
            var earlier = new PhasePlane(parameters, before);
            lines.Add(Curve($"dv/dt = 0, {before:0.##} pA", Palette.VoltageNullcline, earlier.VoltageNullcline, x, y) with { IsDashed = true });
        }

        lines.Add(Curve($"dv/dt = 0, {after:0.##} pA", Palette.VoltageNullcline, plane.VoltageNullcline, x, y) with { Width = 1.8 });
        lines.Add(Curve("du/dt = 0", Palette.RecoveryNullcline, plane.RecoveryNullcline, x, y) with { Width = 1.8 });
        var (resetSlope, peakSlope) = (parameters.Extended?.ResetSlope ?? 0, parameters.Extended?.PeakSlope ?? 0);
        lines.Add(Upright("reset", parameters.ResetVoltage, resetSlope, y));
        lines.Add(Upright("peak", parameters.PeakVoltage, peakSlope, y) with { IsDashed = true });
        lines.Add(Trajectory(run, neuron, parameters, v, u));
        return new Panel($"{neuron.Name}, nullclines for its constant current alone", x, y, height)
        {
            Lines = lines,
            Dots =
            [
                .. points.Where(point => point.Recovery > y.Low && point.Recovery < y.High).Select(point => new PlotDot(
                    point.IsStable ? "stable" : "unstable", Palette.Dark, point.Voltage, point.Recovery, point.IsStable)),
            ],
            Neuron = neuron.Name,
            IsHidden = neuron.IsHidden,
            HasLegend = true,
        };
    }

    /// <summary>The sum of the constant currents into a neuron that are on at a time [pA].</summary>
    private static double ConstantCurrent(Network network, Population population, int neuron, double time)
    {
        var sum = 0.0;
        foreach (var current in network.Injections.Where(injection => injection.Population == population).Select(injection => injection.Current).OfType<StepCurrent>())
        {
            var place = current.Neurons is { } receivers ? receivers.ToList().IndexOf(neuron) : neuron;
            if (place >= 0 && time >= current.Start && time < current.Stop)
            {
                sum += current.Amplitudes[current.Amplitudes.Count == 1 ? 0 : place];
            }
        }

        return sum;
    }

    private static ((double Low, double High) V, (double Low, double High) U) Ranges(PlottedRun run, PlottedNeuron neuron, IzhikevichParameters parameters)
    {
        var (v, u) = ((Low: double.PositiveInfinity, High: double.NegativeInfinity), (Low: double.PositiveInfinity, High: double.NegativeInfinity));
        foreach (var row in StateReading.ReadPhase(run, neuron))
        {
            var voltage = Math.Min(row.V, PeakOf(parameters, row.U));
            v = (Math.Min(v.Low, voltage), Math.Max(v.High, voltage));
            u = (Math.Min(u.Low, row.U), Math.Max(u.High, row.U));
        }

        return v.Low <= v.High
            ? (v, u)
            : throw new PlotException($"'{run.File.Path}' has no v and u of {neuron.Name} at the same times from {run.Window.From} to {run.Window.To} ms");
    }

    /// <summary>The path of a neuron: up to the peak, and on from the reset. The jump is not drawn.</summary>
    private static PlotLine Trajectory(
        PlottedRun run, PlottedNeuron neuron, IzhikevichParameters parameters, (double Low, double High) v, (double Low, double High) u)
    {
        var path = new PathThinner((v.Low, Math.Max(v.High, parameters.PeakVoltage)), u);
        var lastRecovery = double.NaN;
        foreach (var (voltage, recovery, fired) in StateReading.ReadPhase(run, neuron))
        {
            if (fired)
            {
                if (!double.IsNaN(lastRecovery))
                {
                    path.Add(PeakOf(parameters, lastRecovery), lastRecovery);
                }

                path.Break();
            }

            path.Add(Math.Min(voltage, PeakOf(parameters, recovery)), recovery);
            lastRecovery = recovery;
        }

        var (x, y) = path.Path;
        return new PlotLine("neuron", Palette.Of(neuron.Population, run.File.Populations), x, y) { Width = 1 };
    }

    private static double PeakOf(IzhikevichParameters parameters, double recovery) =>
        parameters.PeakVoltage + ((parameters.Extended?.PeakSlope ?? 0) * recovery);

    /// <summary>A curve where it is within the axes.</summary>
    private static PlotLine Curve(string name, string color, Func<double, double> of, PlotAxis x, PlotAxis y)
    {
        var points = Enumerable.Range(0, NullclinePoints + 1).Select(i => x.Low + ((x.High - x.Low) * i / NullclinePoints)).ToArray();
        var room = y.High - y.Low;
        return new PlotLine(name, color, points, [.. points.Select(v => of(v) is var u && u >= y.Low - room && u <= y.High + room ? u : double.NaN)]);
    }

    /// <summary>A line of a voltage that grows with u.</summary>
    private static PlotLine Upright(string name, double voltage, double slope, PlotAxis y) =>
        new(name, Palette.Grey, [voltage + (slope * y.Low), voltage + (slope * y.High)], [y.Low, y.High]);
}
