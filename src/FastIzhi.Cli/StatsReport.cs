using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FastIzhi.Analysis;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>Prints statistics.</summary>
/// <param name="Result">The result file.</param>
/// <param name="Statistics">Its statistics.</param>
/// <param name="WithNeurons">Whether those of each neuron are printed.</param>
internal sealed record StatsReport(ResultFile Result, ResultStatistics Statistics, bool WithNeurons)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    private SpikeWindow Window => Statistics.Window;

    private IReadOnlyList<PopulationStatistics> Populations => Statistics.Populations;

    private string? Ring => Statistics.Ring;

    private PopulationVector? Vector => Statistics.Vector;

    public void PrintTable()
    {
        Console.WriteLine($"{Result.Name}: {Window.From:0.####} to {Window.To:0.####} ms");
        Console.WriteLine($"  {"population",-12} {"neurons",8} {"spikes",10} {"rate",10} {"silent",8} {"CV of ISI",10} {"Fano",8} {"spectrum peak",22}");
        foreach (var population in Populations)
        {
            var peak = population.SpectrumPeak is { } found ? $"{found.Frequency:0} Hz, {found.Power:0.0} x Poisson" : "-";
            Console.WriteLine(
                $"  {population.Population,-12} {population.Size,8} {population.Spikes,10} {population.Rate,7:0.00} Hz {population.SilentFraction,8:P1} " +
                $"{Number(population.IntervalCv),10} {Number(population.FanoFactor),8} {peak,22}");
        }

        if (WithNeurons)
        {
            Console.WriteLine($"  {"population",-12} {"neuron",8} {"spikes",10} {"rate",10} {"mean ISI",11} {"CV of ISI",10}");
            foreach (var (population, neuron) in Neurons())
            {
                Console.WriteLine(
                    $"  {population,-12} {neuron.Neuron,8} {neuron.Spikes,10} {neuron.Rate,7:0.00} Hz {Number(neuron.MeanInterval),8} ms {Number(neuron.IntervalCv),10}");
            }
        }

        if (Vector is { } vector)
        {
            var whole = vector.Whole;
            Console.WriteLine(
                $"  {Ring}: bump at {Number(whole.Angle)} degrees, length {whole.Length:0.00}, drift {Number(vector.Drift)} degrees per second");
            foreach (var sample in vector.Samples)
            {
                Console.WriteLine(
                    $"    from {sample.Time,8:0.####} ms  {Number(sample.Angle),8} degrees  length {sample.Length:0.00}  {Units.Count(sample.Spikes, "spike"),14}");
            }
        }

        static string Number(double? value) => value is { } number ? number.ToString("0.00", CultureInfo.InvariantCulture) : "-";
    }

    /// <summary>One table: that of the population vector, of the neurons or of the populations.</summary>
    public void PrintCsv()
    {
        if (Vector is { } vector)
        {
            Console.WriteLine("population,time_ms,spikes,angle_deg,length");
            foreach (var sample in vector.Samples)
            {
                PrintLine(Ring!, sample.Time, sample.Spikes, sample.Angle, sample.Length);
            }
        }
        else if (WithNeurons)
        {
            Console.WriteLine("population,neuron,spikes,rate_hz,mean_isi_ms,cv_isi");
            foreach (var (population, neuron) in Neurons())
            {
                PrintLine(population, neuron.Neuron, neuron.Spikes, neuron.Rate, neuron.MeanInterval, neuron.IntervalCv);
            }
        }
        else
        {
            Console.WriteLine("population,neurons,from_ms,to_ms,spikes,rate_hz,silent_fraction,cv_isi,bin_ms,fano_factor,peak_hz,peak_power");
            foreach (var p in Populations)
            {
                PrintLine(
                    p.Population, p.Size, Window.From, Window.To, p.Spikes, p.Rate, p.SilentFraction, p.IntervalCv, p.Bin, p.FanoFactor,
                    p.SpectrumPeak?.Frequency, p.SpectrumPeak?.Power);
            }
        }
    }

    public void PrintJson() => Console.WriteLine(JsonSerializer.Serialize(
        new
        {
            Experiment = Result.Name,
            FromMs = Window.From,
            ToMs = Window.To,
            Populations = Populations.Select(p => new
            {
                Name = p.Population,
                Neurons = p.Size,
                p.Spikes,
                RateHz = p.Rate,
                p.SilentFraction,
                CvIsi = p.IntervalCv,
                BinMs = p.Bin,
                p.FanoFactor,
                PeakHz = p.SpectrumPeak?.Frequency,
                PeakPower = p.SpectrumPeak?.Power,
                EachNeuron = WithNeurons
                    ? p.Neurons.Select(n => new { n.Neuron, n.Spikes, RateHz = n.Rate, MeanIsiMs = n.MeanInterval, CvIsi = n.IntervalCv })
                    : null,
            }),
            Ring = Vector is { } vector
                ? new
                {
                    Population = Ring,
                    AngleDeg = vector.Whole.Angle,
                    vector.Whole.Length,
                    DriftDegPerS = vector.Drift,
                    Samples = vector.Samples.Select(s => new { TimeMs = s.Time, s.Spikes, AngleDeg = s.Angle, s.Length }),
                }
                : null,
        },
        Json));

    private IEnumerable<(string Population, NeuronStatistics Neuron)> Neurons() =>
        Populations.SelectMany(population => population.Neurons.Select(neuron => (population.Population, neuron)));

    private static void PrintLine(params object?[] values) =>
        Console.WriteLine(string.Join(',', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))));
}
