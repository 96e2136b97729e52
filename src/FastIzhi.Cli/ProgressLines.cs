namespace FastIzhi.Cli;

/// <summary>Progress for logs and pipes: a line every tenth of the work, and every ten seconds.</summary>
/// <param name="what">What is done, such as simulate.</param>
/// <param name="quietTime">Nothing is said before this time.</param>
internal sealed class ProgressLines(string what, TimeSpan quietTime)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private double _nextFraction = 0.1;
    private TimeSpan _nextTime = Interval;

    public void Report(ProgressReport progress)
    {
        if (progress.Elapsed >= quietTime && (progress.Fraction >= _nextFraction || progress.Elapsed >= _nextTime))
        {
            _nextFraction = Math.Floor(progress.Fraction * 10 + 1) / 10;
            _nextTime = progress.Elapsed + Interval;
            Console.Error.WriteLine($"{what}: {Math.Floor(progress.Fraction * 100)} %  {progress.Text}");
        }
    }
}
