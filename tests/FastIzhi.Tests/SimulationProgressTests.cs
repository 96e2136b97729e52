using Xunit;

namespace FastIzhi.Tests;

/// <summary>How long a run will still take.</summary>
public class SimulationProgressTests
{
    [Theory]
    [InlineData(0, 100, null)]
    [InlineData(25, 100, 30.0)]
    [InlineData(100, 100, 0.0)]
    [InlineData(1, 1e13, null)] // No time span is so long.
    public void The_time_left_follows_from_the_speed_so_far(double done, double duration, double? seconds) => Assert.Equal(
        seconds, new SimulationProgress(done, duration, done, TimeSpan.FromSeconds(10), 0).Remaining?.TotalSeconds);
}
