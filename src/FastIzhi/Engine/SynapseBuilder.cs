using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>
/// Makes the synapses of one projection that end in one block, from the inputs of each target: a counting sort by source, which
/// keeps the targets of a source in ascending order and the synapses of a pair in theirs. Each thread has one.
/// </summary>
internal sealed unsafe class SynapseBuilder<T>(double timeStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly InputList _inputs = new();

    /// <summary>Makes the synapses.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="block">A block of its target population.</param>
    /// <exception cref="InvalidOperationException">A block of targets receives more than 2^32 synapses.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SynapseMemory<T> Build(Projection projection, BlockLanes block)
    {
        var memory = new SynapseMemory<T>(projection.Source.Size)
        {
            CommonWeight = projection.Rule.CommonWeight is { } weight ? T.CreateTruncating(weight) : null,
            CommonDelay = DelaySteps.CommonSteps(projection.Delay, timeStep),
            IsBFloat16 = projection.WeightFormat == WeightFormat.BFloat16,
        };
        using var drawn = new DrawnInputs<T>(
            projection.ExpectedSynapseCount * block.Size / projection.Target.Size, memory.CommonWeight is null, memory.CommonDelay is null);
        var ends = new long[block.Size];
        for (var target = 0; target < block.Size; target++)
        {
            _inputs.Clear();
            projection.AddInputs(block.FirstNeuron + target, _inputs);
            Draw(projection, block.FirstNeuron + target, drawn);
            ends[target] = drawn.Count;
        }

        if (drawn.Count > uint.MaxValue)
        {
            throw new InvalidOperationException(
                $"projection {projection} has {drawn.Count} synapses on {block.Size} neurons; there can be at most {uint.MaxValue}");
        }

        memory.Allocate(drawn.Count);
        Sort(drawn, ends, memory, projection.Source.Size);
        return memory;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Draw(Projection projection, int target, DrawnInputs<T> drawn)
    {
        var first = drawn.Count;
        var sources = _inputs.Sources;
        drawn.Grow(sources.Length);
        sources.CopyTo(new Span<int>(drawn.Sources + first, sources.Length));
        if (drawn.Weights != null)
        {
            for (var k = 0; k < sources.Length; k++)
            {
                drawn.Weights[first + k] = T.CreateTruncating(Round(projection, _inputs.Weights[k]));
            }
        }

        if (drawn.Delays != null)
        {
            for (var k = 0; k < sources.Length; k++)
            {
                var delay = projection.Delay.Of(sources[k], target, k, projection.Shape, projection.Random);
                drawn.Delays[first + k] = (ushort)DelaySteps.Round(delay, timeStep);
            }
        }
    }

    private static double Round(Projection projection, double weight) =>
        projection.WeightFormat == WeightFormat.BFloat16 ? BFloat16.Round(weight) : weight;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sort(DrawnInputs<T> drawn, long[] ends, SynapseMemory<T> memory, int sourceSize)
    {
        // While the synapses are placed, rows[i] is where the next one of source i goes; at the end it has become its row's end.
        var rows = memory.Rows;
        for (var i = 0L; i < drawn.Count; i++)
        {
            rows[drawn.Sources[i] + 1]++;
        }

        for (var source = 1; source <= sourceSize; source++)
        {
            rows[source] += rows[source - 1];
        }

        var next = 0L;
        for (var target = 0; target < ends.Length; target++)
        {
            for (; next < ends[target]; next++)
            {
                var place = rows[drawn.Sources[next]]++;
                memory.Targets[place] = (ushort)target;
                if (memory.FullWeights != null)
                {
                    memory.FullWeights[place] = drawn.Weights[next];
                }
                else if (memory.BFloat16Weights != null)
                {
                    memory.BFloat16Weights[place] = BFloat16.ToBits(double.CreateTruncating(drawn.Weights[next]));
                }

                if (memory.Delays != null)
                {
                    memory.Delays[place] = drawn.Delays[next];
                }
            }
        }

        NativeMemory.Copy(rows, rows + 1, (nuint)sourceSize * sizeof(uint));
        rows[0] = 0;
    }
}
