using FastIzhi.Hdf5.Checkpoints;
using FastIzhi.Hdf5.Tests.Support;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Checkpoints;

/// <summary>
/// Whatever bytes a checkpoint has, it is refused with one line, or its state is taken up as it stands there: no other exception,
/// no memory without bound.
/// </summary>
public sealed class CheckpointFuzzTests : IDisposable
{
    private const int Cases = 10_000;
    private const long MostBytes = 4 << 20;

    private readonly TempFolder _temp = new();
    private readonly Random _random = new(2008);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_mutated_checkpoint_is_refused_or_means_what_it_says()
    {
        using var simulation = new TestRun().Simulation;
        var files = new CheckpointFiles(_temp.ResultPath, "experiment");
        simulation.Run(100);
        var path = files.Write(simulation, [3, 4]);
        var (original, stateBegin) = (File.ReadAllBytes(path), CheckpointFormat.Verify(path).StateBegin);
        var reasons = new Dictionary<string, int>();
        for (var k = 0; k < Cases; k++)
        {
            var bytes = Mutate(original);
            var isSealed = k % 2 == 0 && bytes.Length >= CheckpointFormat.ChecksumEnd;
            if (isSealed)
            {
                CheckpointFilesTests.Seal(bytes);
            }

            File.WriteAllBytes(path, bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var reason = Reason(() => files.Open(path).Restore(simulation));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
            reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
            if (reason.Length == 0)
            {
                AssertTaken(simulation, bytes, isSealed ? (int)stateBegin : 0, original);
            }
        }

        // Both the checksum and what lies behind it had their share.
        Assert.InRange(reasons.Where(pair => pair.Key.Contains("checksum", StringComparison.Ordinal)).Sum(pair => pair.Value), 3_000, 6_000);
        Assert.InRange(reasons[""], 300, 5_000);
        Assert.True(reasons.Count > 10, string.Join("; ", reasons.Keys));
    }

    /// <summary>The reason of a refusal without its numbers; empty where there is none.</summary>
    private static string Reason(Action action)
    {
        try
        {
            action();
            return "";
        }
        catch (CheckpointException e)
        {
            Assert.DoesNotContain('\n', e.Message);
            Assert.InRange(e.Message.Length, 1, 1_000);
            return string.Concat(e.Message.Where(c => char.IsAsciiLetter(c) || c == ' '));
        }
    }

    private static void AssertTaken(Simulation simulation, byte[] bytes, int stateBegin, byte[] original)
    {
        if (stateBegin == 0)
        {
            Assert.Equal(original, bytes);
            return;
        }

        var state = new MemoryStream();
        simulation.Save(state);
        Assert.True(bytes.AsSpan().EndsWith(state.ToArray()), "what was taken up is not what the file has");
        try
        {
            simulation.Run(1);
        }
        catch (SimulationDivergedException)
        {
            // As it should, from a state far from all bounds.
        }
    }

    private byte[] Mutate(byte[] original)
    {
        var bytes = original.ToList();
        for (var n = _random.Next(1, 4); n > 0; n--)
        {
            // Small states have few numbers that are no value of a neuron: half of the mutations meet those at the beginning.
            var at = _random.Next(_random.Next(2) == 0 ? Math.Max(1, bytes.Count) : Math.Clamp(bytes.Count, 1, 200));
            var length = Math.Min(_random.Next(1, 20), bytes.Count - at);
            switch (_random.Next(8))
            {
                case 0 or 1 or 2 or 3 when length > 0:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 4 when length > 0:
                    for (var i = 0; i < length; i++)
                    {
                        bytes[at + i] = (byte)_random.Next(256);
                    }

                    break;
                case 5 when length > 0:
                    for (var i = 0; i < length; i++)
                    {
                        bytes[at + i] = 0xFF;
                    }

                    break;
                case 6:
                    bytes.InsertRange(Math.Min(at, bytes.Count), new byte[_random.Next(1, 3_000)]);
                    break;
                case 7 when length > 0:
                    bytes.RemoveRange(at, _random.Next(2) == 0 ? length : bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
