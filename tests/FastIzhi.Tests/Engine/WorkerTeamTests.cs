using FastIzhi.Engine;
using Xunit;

namespace FastIzhi.Tests.Engine;

/// <summary>The team does each item once, whoever does it.</summary>
public class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Each_item_is_done_once_in_each_of_many_runs(int threads)
    {
        const int Items = 20;
        const int Runs = 3_000;
        using var team = new WorkerTeam(threads);
        var done = new int[Items];
        int[] bounds = [.. Enumerable.Range(0, threads + 1).Select(t => Items * t / threads)];
        for (var run = 1; run <= Runs; run++)
        {
            team.Run((item, _) => Interlocked.Increment(ref done[item]), bounds);
            Assert.All(done, count => Assert.Equal(run, count));
        }
    }

    [Fact]
    public void Items_of_a_thread_that_has_too_many_are_taken_by_others()
    {
        using var team = new WorkerTeam(2);
        using var bothAtWork = new Barrier(2);

        // Both items are the caller's. The first to run waits for the other, which only the helper can do.
        var workers = new int[2];
        team.Run(
            (item, thread) =>
            {
                workers[item] = thread;
                Assert.True(bothAtWork.SignalAndWait(TimeSpan.FromMinutes(1)));
            },
            [0, 2, 2]);

        Assert.Equal([0, 1], workers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_exception_is_thrown_by_the_run_and_the_team_goes_on(int threads)
    {
        using var team = new WorkerTeam(threads);
        int[] bounds = [0, .. Enumerable.Repeat(6, threads)];

        Assert.Throws<InvalidDataException>(() => team.Run(
            (item, _) => _ = item == 4 ? throw new InvalidDataException() : item, bounds));

        var sum = 0;
        team.Run((item, _) => Interlocked.Add(ref sum, item), bounds);
        Assert.Equal(15, sum);
    }
}
