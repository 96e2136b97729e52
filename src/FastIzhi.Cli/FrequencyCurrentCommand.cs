using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FastIzhi.Analysis;
using FastIzhi.Neurons;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi fi</c>: the frequency-current curve of a cell type.</summary>
internal static class FrequencyCurrentCommand
{
    private const int MostCurrents = 1_000_000;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create()
    {
        var cell = new Option<string>("--cell") { HelpName = "type", Description = "The cell type, such as RS or CH-2007.", Required = true };
        cell.CompletionSources.Add([.. CellTypes.All.Select(type => type.Name)]);
        var from = RunOptions.Current("--from", "The lowest current [pA]; by default 0.");
        var to = RunOptions.Current("--to", "The highest current [pA]; by default 500.");
        var step = RunOptions.Bin("--step", "From one current to the next [pA]; by default 10.", "pA");
        var duration = RunOptions.Duration();
        var scheme = RunOptions.Scheme();
        var timeStep = RunOptions.Bin("--dt", "Time step [ms]; by default 0.1.");
        var precision = RunOptions.Precision();
        var threads = RunOptions.Threads();
        var format = RunOptions.OutputFormat();
        var output = PlotOutput.Name("by default there is none");
        var overwrite = PlotOutput.Overwrite();
        var command = new Command("fi", "The frequency-current curve of a cell type, and the currents at which firing begins and goes on.")
        {
            cell, from, to, step, duration, scheme, timeStep, precision, threads, format, output, overwrite,
        };
        command.SetAction(parsed =>
        {
            var protocol = new FrequencyCurrentProtocol
            {
                Cell = CellOf(parsed.GetRequiredValue(cell)),
                Duration = parsed.GetValue(duration) ?? 5000,
                Options = new SimulationOptions
                {
                    Scheme = parsed.GetValue(scheme) ?? Scheme.Standard,
                    TimeStep = parsed.GetValue(timeStep) ?? 0.1,
                    Precision = parsed.GetValue(precision) ?? Precision.Double,
                    Threads = parsed.GetValue(threads),
                },
            };
            var currents = Currents(parsed.GetValue(from) ?? 0, parsed.GetValue(to) ?? 500, parsed.GetValue(step) ?? 10);
            var plot = parsed.GetValue(output);
            if (plot is not null)
            {
                PlotOutput.Check(plot, parsed.GetValue(overwrite));
            }

            var curve = Measure(protocol, currents);
            if (plot is not null)
            {
                PlotOutput.Save(curve, plot);
            }

            Print(curve, parsed.GetValue(format) ?? StatsFormat.Table);
        });
        return command;
    }

    private static FrequencyCurrentCurve Measure(FrequencyCurrentProtocol protocol, double[] currents)
    {
        try
        {
            return FrequencyCurrentCurve.Measure(protocol, currents);
        }
        catch (ArgumentException e)
        {
            throw new InputException(e.Message.Split(" (Parameter")[0]);
        }
        catch (SimulationDivergedException e)
        {
            throw new RunFailedException(e.Message);
        }
    }

    private static CellType CellOf(string name) => CellTypes.All.FirstOrDefault(type => type.Name == name)
        ?? throw new InputException($"--cell: there is no cell type '{name}'; there are {string.Join(", ", CellTypes.All.Select(type => type.Name))}");

    private static double[] Currents(double from, double to, double step)
    {
        if (!(to >= from))
        {
            throw new InputException($"--to: {to} pA is below --from, {from} pA");
        }

        var count = Math.Floor(((to - from) / step) + 1e-9) + 1;
        return count <= MostCurrents
            ? [.. Enumerable.Range(0, (int)count).Select(k => from + (k * step))]
            : throw new InputException($"--step: {step} pA makes {count:0} currents; at most {MostCurrents} are simulated side by side");
    }

    private static void Print(FrequencyCurrentCurve curve, StatsFormat format)
    {
        switch (format)
        {
            case StatsFormat.Json:
                Console.WriteLine(JsonSerializer.Serialize(
                    new
                    {
                        Cell = curve.Protocol.Cell.Name,
                        FirstSpikeThresholdPA = curve.FirstSpikeThreshold,
                        SustainedThresholdPA = curve.SustainedThreshold,
                        Points = curve.Points.Select(p => new
                        {
                            CurrentPA = p.Current,
                            p.Spikes,
                            LatencyMs = p.Latency,
                            FirstRateHz = p.FirstRate,
                            SteadyRateHz = p.SteadyRate,
                        }),
                    },
                    Json));
                break;
            case StatsFormat.Csv:
                Console.WriteLine("current_pa,spikes,latency_ms,first_rate_hz,steady_rate_hz");
                foreach (var p in curve.Points)
                {
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture, $"{p.Current},{p.Spikes},{p.Latency},{p.FirstRate},{p.SteadyRate}"));
                }

                break;
            default:
                PrintTable(curve);
                break;
        }
    }

    private static void PrintTable(FrequencyCurrentCurve curve)
    {
        var protocol = curve.Protocol;
        Console.WriteLine($"{protocol.Cell.Name}: {protocol.Cell.Description}");
        Report.Line("simulated", $"{protocol.Duration} ms, current from {protocol.Onset} ms on; steady over the last {protocol.SteadyWindow} ms");
        Report.Line("first spike", Threshold(curve.FirstSpikeThreshold));
        Report.Line("sustained", Threshold(curve.SustainedThreshold));
        Console.WriteLine($"  {"current",10} {"spikes",8} {"latency",12} {"first ISI",11} {"steady",11}");
        foreach (var p in curve.Points)
        {
            Console.WriteLine(
                $"  {p.Current,7:0.##} pA {p.Spikes,8} {Number(p.Latency),9} ms {Number(p.FirstRate),8} Hz {Number(p.SteadyRate),8} Hz");
        }

        static string Threshold(double? current) => current is { } found ? $"from {found:0.00} pA on" : "not between the currents of the curve";

        static string Number(double? value) => value is { } number ? number.ToString("0.00", CultureInfo.InvariantCulture) : "-";
    }
}
