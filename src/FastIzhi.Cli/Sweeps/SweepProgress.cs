using System.Diagnostics;

namespace FastIzhi.Cli.Sweeps;

/// <summary>How far a sweep is. All runs count the same.</summary>
/// <param name="runs">Number of runs.</param>
/// <param name="report">Shows it.</param>
internal sealed class SweepProgress(int runs, Action<ProgressReport> report)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Dictionary<SweepRun, double> _begun = new(ReferenceEqualityComparer.Instance);
    private int _ended;
    private int _failed;
    private double? _before;

    /// <summary>A run was there before, or has ended.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isFailure">Whether it failed.</param>
    public void End(SweepRun run, bool isFailure)
    {
        _begun.Remove(run);
        _ended++;
        _failed += isFailure ? 1 : 0;
        Show();
    }

    /// <summary>A run has come to a part of it, 0 to 1.</summary>
    public void Move(SweepRun run, double fraction)
    {
        _begun[run] = fraction;
        Show();
    }

    /// <summary>What there is by now was done by an earlier command; the time left is reckoned from here on.</summary>
    public void Begin() => _before = _ended;

    private void Show()
    {
        if (_before is not { } before)
        {
            return;
        }

        var done = _ended + _begun.Values.Sum();
        var seconds = _clock.Elapsed.TotalSeconds * (runs - done) / (done - before);
        var left = seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds / 2 ? Units.Wall(TimeSpan.FromSeconds(Math.Ceiling(seconds))) : "?";
        var failed = _failed > 0 ? $", {_failed} failed" : "";
        report(new ProgressReport(done / runs, _clock.Elapsed, $"{_ended} of {Units.Count(runs, "run")}{failed}, {left} left"));
    }
}
