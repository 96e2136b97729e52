using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Networks;
using FastIzhi.Recording;

namespace FastIzhi.Engine;

/// <summary>
/// The spikes of an epoch in one order: by population, step and neuron. It is all that blocks know of one another.
/// </summary>
internal sealed unsafe class SpikeExchange<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Spikes that a double still tells apart.</summary>
    private const long MostSpikes = 1L << 53;

    private readonly NeuronBlock<T>[][] _blocks;
    private readonly NativeBuffer<int>[] _neurons;
    private readonly int[][] _starts;
    private readonly NativeBuffer<T>[] _factors;
    private readonly int _epochSteps;
    private readonly long[] _counts;
    private readonly long[] _firstNeurons;

    /// <summary>Prepares an exchange.</summary>
    /// <param name="blocks">The blocks of each population, in the order of their neurons.</param>
    /// <param name="sizes">Number of neurons of each population.</param>
    /// <param name="factorCounts">Number of factors that each spike has, per population; 0 in the standard scheme.</param>
    /// <param name="epochSteps">The most steps of an epoch.</param>
    public SpikeExchange(NeuronBlock<T>[][] blocks, int[] sizes, int[] factorCounts, int epochSteps)
    {
        (_blocks, _epochSteps) = (blocks, epochSteps);
        _neurons = Array.ConvertAll(sizes, size => new NativeBuffer<int>((long)size * epochSteps));
        _factors = [.. sizes.Zip(factorCounts, (size, factors) => new NativeBuffer<T>((long)size * factors))];
        _starts = Array.ConvertAll(sizes, _ => new int[epochSteps + 1]);
        _counts = new long[sizes.Length];
        _firstNeurons = new long[sizes.Length];
        for (var p = 1; p < sizes.Length; p++)
        {
            _firstNeurons[p] = _firstNeurons[p - 1] + sizes[p - 1];
        }
    }

    /// <summary>The row of the first step of the epoch.</summary>
    public long FirstRow { get; private set; }

    /// <summary>Number of steps of the epoch.</summary>
    public int Steps { get; private set; }

    /// <summary>The checksum of all spikes since the start.</summary>
    public ulong Checksum { get; private set; }

    public void Reset()
    {
        (FirstRow, Steps, Checksum) = (0, 0, 0);
        Array.Clear(_counts);
    }

    /// <summary>Number of spikes of a population since the start.</summary>
    public long Count(int population) => _counts[population];

    /// <summary>The neurons of a population that fired in a step of the epoch, ascending; none outside of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<int> Of(int population, int step)
    {
        if ((uint)step >= (uint)Steps)
        {
            return [];
        }

        var starts = _starts[population];
        return new ReadOnlySpan<int>(_neurons[population].Pointer + starts[step], starts[step + 1] - starts[step]);
    }

    /// <summary>In the reference scheme, the factors of the weights of the spikes of a population: per channel, then per spike.</summary>
    public Span<T> Factors(int population) => new(_factors[population].Pointer, (int)_factors[population].Length);

    /// <summary>Collects the spikes of an epoch from the blocks.</summary>
    /// <param name="firstRow">The row of its first step.</param>
    /// <param name="steps">Number of its steps.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(long firstRow, int steps)
    {
        (FirstRow, Steps) = (firstRow, steps);
        for (var p = 0; p < _blocks.Length; p++)
        {
            var neurons = _neurons[p].Pointer;
            var (starts, count) = (_starts[p], 0);
            for (var step = 0; step < steps; step++)
            {
                foreach (var block in _blocks[p])
                {
                    foreach (var neuron in block.Fired(step))
                    {
                        neurons[count++] = block.Lanes.FirstNeuron + neuron;
                    }
                }

                AddToChecksum(firstRow + step, _firstNeurons[p], neurons, starts[step], count);
                starts[step + 1] = count;
            }

            _counts[p] += count;
        }
    }

    /// <summary>Writes the spikes of the epoch, and what there is of all spikes since the start.</summary>
    public void Save(StateWriter writer)
    {
        writer.Write(Checksum);
        writer.Write(Steps);
        for (var p = 0; p < _counts.Length; p++)
        {
            writer.Write(_counts[p]);
            for (var step = 0; step < Steps; step++)
            {
                var neurons = Of(p, step);
                writer.Write(neurons.Length);
                writer.Write(neurons);
            }
        }
    }

    /// <summary>Takes up what was saved.</summary>
    /// <param name="reader">What was saved.</param>
    /// <param name="row">The last row of the epoch.</param>
    /// <param name="populations">The populations, for the message.</param>
    /// <exception cref="CheckpointException">A number is out of its range, or missing.</exception>
    public void Restore(StateReader reader, long row, IReadOnlyList<Population> populations)
    {
        Checksum = reader.Read<ulong>();
        Steps = reader.Read("the number of steps of the last epoch", (int)Math.Min(row, 1), (int)Math.Min(row, _epochSteps));
        FirstRow = row - Steps + 1;
        var total = 0L;
        for (var p = 0; p < _counts.Length; p++)
        {
            var population = populations[p];
            _counts[p] = reader.Read($"the number of spikes of {population.Name}", 0L, MostSpikes - total);
            total += _counts[p];
            for (var step = 0; step < Steps; step++)
            {
                Restore(reader, p, step, population);
            }

            if (_starts[p][Steps] > _counts[p])
            {
                throw new CheckpointException(
                    $"the saved state is damaged: {population.Name} has {_counts[p]} spikes, of them {_starts[p][Steps]} in the last epoch");
            }
        }
    }

    public void Dispose()
    {
        Array.ForEach(_neurons, buffer => buffer.Dispose());
        Array.ForEach(_factors, buffer => buffer.Dispose());
    }

    private void Restore(StateReader reader, int p, int step, Population population)
    {
        var starts = _starts[p];
        var count = reader.Read($"the number of neurons of {population.Name} that fired in a step", 0, population.Size);
        starts[step + 1] = starts[step] + count;
        var neurons = new Span<int>(_neurons[p].Pointer + starts[step], count);
        reader.Read(neurons);
        var least = 0;
        foreach (var neuron in neurons)
        {
            if (neuron < least || neuron >= population.Size)
            {
                throw new CheckpointException(
                    $"the saved state is damaged: neuron {neuron} of {population.Name} cannot have fired next; " +
                    $"it must be {least} to {population.Size - 1}");
            }

            least = neuron + 1;
        }
    }

    private void AddToChecksum(long row, long firstNeuron, int* neurons, int start, int end)
    {
        var sum = Checksum;
        for (var i = start; i < end; i++)
        {
            sum += SpikeChecksum.Of(row, firstNeuron + neurons[i]);
        }

        Checksum = sum;
    }
}
