namespace FastIzhi.Cli;

/// <summary>Progress for logs and pipes: a line every tenth of the run, and every ten seconds.</summary>
internal sealed class ProgressLines : IProgress<SimulationProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private double _nextFraction = 0.1;
    private TimeSpan _nextTime = Interval;

    public void Report(SimulationProgress value)
    {
        if (value.Fraction >= _nextFraction || value.Elapsed >= _nextTime)
        {
            _nextFraction = Math.Floor(value.Fraction * 10 + 1) / 10;
            _nextTime = value.Elapsed + Interval;
            Console.Error.WriteLine($"simulate: {Math.Floor(value.Fraction * 100)} %  {ProgressText.Of(value)}");
        }
    }
}
