using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Reading;
using FastIzhi.Inputs;

namespace FastIzhi.Hdf5;

/// <summary>The recorded spikes of a population.</summary>
public sealed class ResultSpikes
{
    /// <summary>Number of spikes of a block: 1 MiB of times and neurons as they are in the file.</summary>
    private const int BlockSpikes = 1 << 16;

    private static readonly ColumnRun[] OneColumn = [new(0, 1)];

    private readonly OpenedFile _file;
    private readonly RecordedRows _recording;
    private readonly ResultPopulation _population;

    internal ResultSpikes(OpenedFile file, RecordedRows recording, ResultPopulation population)
    {
        (_file, _recording, _population) = (file, recording, population);
        _file.Call(id =>
        {
            foreach (var path in _recording.Paths)
            {
                using var dataset = new RowDataset(id, path);
                dataset.CheckHolds(Count, _file.Bytes);
                if (dataset.Columns != 1)
                {
                    throw new H5Exception($"{path} is not a list of numbers");
                }
            }

            return 0;
        });
    }

    /// <summary>Number of recorded spikes.</summary>
    public long Count => _recording.Rows;

    /// <summary>
    /// Reads the spikes of a window of time, block by block of about 1 MiB, while they are enumerated; what is not in the window
    /// is not read. The file must stay open meanwhile.
    /// </summary>
    /// <param name="from">Spikes from this time on [ms].</param>
    /// <param name="to">Spikes before this time [ms].</param>
    /// <exception cref="ArgumentException">The window ends before it begins.</exception>
    /// <exception cref="ResultFileException">The file cannot be read, or is damaged.</exception>
    public IEnumerable<SpikeBlock> Read(double from = double.NegativeInfinity, double to = double.PositiveInfinity)
    {
        TimeWindow.Check(from, to);
        return Blocks(from, to);
    }

    /// <summary>The spikes of a window of time at once, as <see cref="GivenTrains"/> take them: to replay a recorded population.</summary>
    /// <inheritdoc cref="Read(double, double)"/>
    public IReadOnlyList<GivenSpike> ReadTrains(double from = double.NegativeInfinity, double to = double.PositiveInfinity)
    {
        var spikes = new List<GivenSpike>();
        foreach (var block in Read(from, to))
        {
            for (var k = 0; k < block.Count; k++)
            {
                spikes.Add(new GivenSpike(block.Times[k], block.Neurons[k]));
            }
        }

        return spikes;
    }

    private IEnumerable<SpikeBlock> Blocks(double from, double to)
    {
        using var times = Open(FileNames.Timestamps);
        using var neurons = Open(FileNames.NodeIds);
        var last = FirstAt(times, to);
        for (var first = FirstAt(times, from); first < last; first += BlockSpikes)
        {
            var count = (int)Math.Min(BlockSpikes, last - first);
            var block = new SpikeBlock(Read<double>(times, first, count), Read<int>(neurons, first, count));
            Check(block);
            yield return block;
        }
    }

    private RowDataset Open(string name) => _file.Call(id => new RowDataset(id, $"{_recording.Group}/{name}"));

    private T[] Read<T>(RowDataset dataset, long first, int count)
        where T : unmanaged => _file.Call(_ =>
        {
            var values = GC.AllocateUninitializedArray<T>(count);
            dataset.Read(first, count, OneColumn, values.AsSpan());
            return values;
        });

    /// <summary>The first spike at or after a time, by binary search.</summary>
    private long FirstAt(RowDataset times, double time)
    {
        if (double.IsInfinity(time))
        {
            return time < 0 ? 0 : Count;
        }

        var (low, high) = (0L, Count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (Read<double>(times, middle, 1)[0] < time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>A number beyond those of the population is larger than an int at most, which the library makes of it.</summary>
    private void Check(SpikeBlock block)
    {
        foreach (var neuron in block.Neurons)
        {
            if (neuron < 0 || neuron >= _population.Size)
            {
                throw new ResultFileException(
                    _file.Path, $"'{_file.Path}' is damaged: a spike of {_population.Name} is that of neuron {neuron}; it has {_population.Size}");
            }
        }
    }
}
