using Xunit;

namespace FastIzhi.Analysis.Tests;

/// <summary>Bumps whose place is known.</summary>
public class PopulationVectorTests
{
    [Fact]
    public void The_vector_is_the_mean_of_the_unit_vectors_of_the_spikes()
    {
        var vector = new PopulationVector(4, new SpikeWindow(0, 100), 50);
        vector.Add([10, 20, 60], [0, 1, 2]);

        Assert.Equal(45, vector.Samples[0].Angle!.Value, precision: 10);
        Assert.Equal(Math.Sqrt(0.5), vector.Samples[0].Length, precision: 12);
        Assert.Equal((50.0, 1L), (vector.Samples[1].Time, vector.Samples[1].Spikes));
        Assert.Equal(180, vector.Samples[1].Angle!.Value, precision: 10);
        Assert.Equal(90, vector.Whole.Angle!.Value, precision: 10);
        Assert.Equal(1 / 3.0, vector.Whole.Length, precision: 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void The_drift_of_a_bump_that_moves_steadily_is_its_speed_also_across_0(int sign)
    {
        // 36 neurons of 10 degrees; one neuron on each 100 ms: 100 degrees per second, through 0.
        var vector = new PopulationVector(36, new SpikeWindow(0, 2000), 100);
        for (var k = 0; k < 20; k++)
        {
            vector.Add([(k * 100) + 50], [((30 + (sign * k)) % 36 + 36) % 36]);
        }

        Assert.Equal(sign * 100, vector.Drift!.Value, precision: 6);
    }

    [Fact]
    public void Bins_without_spikes_have_no_angle_and_no_part_in_the_drift()
    {
        var vector = new PopulationVector(36, new SpikeWindow(0, 250), 100);
        Assert.Null(vector.Drift);
        Assert.Null(vector.Whole.Angle);
        vector.Add([50, 210, 300], [3, 5, 20]);

        Assert.Equal(3, vector.Samples.Count);
        Assert.Null(vector.Samples[1].Angle);
        Assert.Equal(0, vector.Samples[1].Length);
        Assert.Equal(100, vector.Drift!.Value, precision: 6);
    }
}
