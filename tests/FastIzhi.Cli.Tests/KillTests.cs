using System.Globalization;
using FastIzhi.Cli.Tests.Support;
using Xunit;

namespace FastIzhi.Cli.Tests;

/// <summary>
/// <c>kill -9</c> at any moment: everything up to the last flush is there, and the run goes on to the same bits. Set
/// FASTIZHI_KILLS to the number of runs that are killed, each of them once at least and three times at most.
/// </summary>
[Collection(nameof(Alone))]
public sealed class KillTests
{
    private const int DefaultRuns = 6;

    private static readonly string[] Precisions = ["single", "double"];
    private static readonly string[] Schemes = ["standard", "reference"];
    private static readonly string[] Storages = ["", "\"compression\": 1,", "\"compression\": 2, \"mantissa_bits\": 9,", "\"mantissa_bits\": 14,"];

    public static TheoryData<int> Runs
    {
        get
        {
            var runs = Environment.GetEnvironmentVariable("FASTIZHI_KILLS") is { } text
                ? int.Parse(text, CultureInfo.InvariantCulture)
                : DefaultRuns;
            return [.. Enumerable.Range(0, runs)];
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_killed_run_goes_on_to_the_same_bits(int number)
    {
        var random = new Random(number);
        using var run = new KilledRun(Texts.Killable(
            Precisions[number % 2], Schemes[number / 2 % 2], Storages[number % Storages.Length], seed: number));

        // Creation and end are met for certain, other moments by chance.
        run.Kill(number % 5 switch { 0 => 1 + random.Next(3), 1 => run.Changes - random.Next(3), _ => Moment() }, Delay(), Threads());
        if (random.Next(2) == 0)
        {
            run.KillRecovery(random.Next(4), Delay());
            run.Recover();
        }

        run.Kill(random.Next(2) == 0 ? random.Next(6) : Moment(), Delay(), Threads());
        run.Complete(Threads());

        int Moment() => random.Next(1, Math.Max(2, run.Changes));

        int Threads() => random.Next(1, 4);

        TimeSpan Delay() => TimeSpan.FromMilliseconds(3 * random.NextDouble());
    }
}
