using System.Numerics;
using FastIzhi.Hdf5.Layout;
using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Reading;

namespace FastIzhi.Hdf5;

/// <summary>The recorded rows of a state variable.</summary>
public sealed class ResultStates
{
    private const int BlockBytes = 1 << 20;

    private readonly OpenedFile _file;
    private readonly RecordedRows _recording;
    private readonly int[] _neurons;
    private readonly Dictionary<int, int> _columns = [];
    private readonly double _start;
    private readonly double _step;

    internal ResultStates(OpenedFile file, RecordedRows recording)
    {
        (_file, _recording) = (file, recording);
        (_neurons, var time) = file.Call(id =>
        {
            using var dataset = new RowDataset(id, recording.Path);
            dataset.CheckHolds(RowCount, file.Bytes);
            var neurons = H5Read.Values<int>(id, $"{recording.Group}/{FileNames.NodeIds}");
            var range = H5Read.Values<double>(id, $"{recording.Group}/{FileNames.Time}");
            return neurons.Length == dataset.Columns && range.Length == 3 && double.IsFinite(range[0]) && double.IsFinite(range[2]) && range[2] > 0
                ? (neurons, range)
                : throw new H5Exception($"the datasets of {recording.Group} do not fit together");
        });
        (_start, _step) = (time[0], time[2]);
        for (var column = 0; column < _neurons.Length; column++)
        {
            _columns.TryAdd(_neurons[column], column);
        }
    }

    /// <summary>Number of rows.</summary>
    public long RowCount => _recording.Rows;

    /// <summary>The neurons that were recorded, counted from 0 within their population, in the order of the columns.</summary>
    public IReadOnlyList<int> Neurons => _neurons;

    /// <summary>The model time of a row [ms].</summary>
    /// <param name="row">A row, from 0.</param>
    public double Time(long row) => _start + row * _step;

    /// <summary>
    /// Reads the rows of a window of time, block by block of about 1 MiB (or a row, if that is more), while they are enumerated.
    /// The file must stay open meanwhile.
    /// </summary>
    /// <typeparam name="T">float or double; values are converted if they are stored as the other.</typeparam>
    /// <param name="from">Rows from this time on [ms].</param>
    /// <param name="to">Rows before this time [ms].</param>
    /// <param name="neurons">The neurons of the columns, in any order; all recorded ones if this is left out.</param>
    /// <exception cref="ArgumentException">The window ends before it begins, or a neuron was not recorded.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    /// <exception cref="ResultFileException">The file cannot be read, or is damaged.</exception>
    public IEnumerable<StateBlock<T>> Read<T>(
        double from = double.NegativeInfinity, double to = double.PositiveInfinity, IReadOnlyList<int>? neurons = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TimeWindow.Check(from, to);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"states are read as float or double, not as {typeof(T).Name}");
        }

        var columns = neurons is null ? [new ColumnRun(0, _neurons.Length)] : ColumnRun.Of(neurons.Select(ColumnOf));
        return neurons is { Count: 0 } ? [] : Blocks<T>(FirstAt(from), FirstAt(to), neurons ?? _neurons, columns);
    }

    private IEnumerable<StateBlock<T>> Blocks<T>(long begin, long end, IReadOnlyList<int> neurons, ColumnRun[] columns)
        where T : unmanaged
    {
        using var dataset = _file.Call(id => new RowDataset(id, _recording.Path, cached: neurons.Count < _neurons.Length));
        var most = RowsOfBlock(neurons.Count * (long)dataset.ElementBytes, dataset.ChunkRows);
        for (var first = begin; first < end;)
        {
            // Blocks end where chunks do, so that no chunk is read twice.
            var rows = (int)Math.Min(most - first % most, end - first);
            var values = _file.Call(_ =>
            {
                var read = GC.AllocateUninitializedArray<T>(checked(rows * neurons.Count));
                dataset.Read(first, rows, columns, read.AsSpan());
                return read;
            });
            yield return new StateBlock<T>(first, neurons, values, _start, _step);
            first += rows;
        }
    }

    /// <summary>Whole chunks if they fit, else a part of one.</summary>
    private static long RowsOfBlock(long rowBytes, long chunkRows)
    {
        var rows = Math.Max(1, BlockBytes / rowBytes);
        return rows >= chunkRows ? rows / chunkRows * chunkRows : rows;
    }

    private int ColumnOf(int neuron) => _columns.TryGetValue(neuron, out var column)
        ? column
        : throw new ArgumentException(
            $"'{_file.Path}' has no {_recording.Variable} of neuron {neuron} of {_recording.Population}; it has that of {Listed()}");

    private string Listed()
    {
        const int Most = 10;
        var listed = string.Join(", ", _neurons.Take(Most));
        return _neurons.Length > Most ? $"{_neurons.Length} neurons: {listed} ..." : listed;
    }

    /// <summary>The first row at or after a time.</summary>
    private long FirstAt(double time)
    {
        var row = (long)Math.Clamp(Math.Ceiling((time - _start) / _step), 0, RowCount);
        while (row > 0 && Time(row - 1) >= time)
        {
            row--;
        }

        while (row < RowCount && Time(row) < time)
        {
            row++;
        }

        return row;
    }
}
