using System.Runtime.CompilerServices;
using FastIzhi.Inputs;
using FastIzhi.Kernels;
using FastIzhi.Randomness;

namespace FastIzhi.Engine;

/// <summary>Poisson trains: the number of spikes is a function of neuron and row. Rates are brought up to date as they change.</summary>
internal sealed unsafe class PoissonSpikes : RowSpikes
{
    /// <summary>Of the draws; a threshold of this is not reached.</summary>
    private const long Never = 1L << 53;

    private readonly PoissonTrains _trains;
    private readonly double _timeStep;
    private readonly int _size;
    private readonly CounterRandom _random;
    private readonly long _first;
    private readonly long _last;
    private readonly long[] _steps;
    private readonly NativeBuffer<long> _thresholds;
    private readonly NativeBuffer<double> _means;
    private readonly NativeBuffer<double> _nones;
    private long _nextChange;

    public PoissonSpikes(PoissonTrains trains, int[] buffers, double timeStep, int lanes, int size, CounterRandom random)
        : base(trains.Weight, buffers)
    {
        (_trains, _timeStep, _size, _random) = (trains, timeStep, size, random);
        (_first, _last) = (InputRows.FirstAt(trains.Start, timeStep), InputRows.FirstAt(trains.Stop, timeStep));
        _steps = [.. (trains.Steps?.Times ?? []).Select(time => InputRows.FirstAt(time, timeStep))];
        (_thresholds, _means, _nones) = (new(lanes), new(lanes), new(lanes));
        Reset();
    }

    public override long NextChange => _nextChange;

    public override void Reset()
    {
        _nextChange = long.MinValue;
        new Span<long>(_thresholds.Pointer, (int)_thresholds.Length).Fill(Never);
    }

    public override void Update(long row)
    {
        if (row < _nextChange)
        {
            return;
        }

        var step = InputRows.LastUpTo(_steps, row);
        var isOn = row >= _first && row < _last;
        var receivers = _trains.Neurons?.Count ?? _size;
        for (var i = 0; i < receivers; i++)
        {
            SetRate(_trains.Neurons?[i] ?? i, isOn ? RateOf(i, step) : 0);
        }

        _nextChange = row < _first ? _first : row < _last ? _last : long.MaxValue;
        if (step + 1 < _steps.Length)
        {
            _nextChange = Math.Min(_nextChange, _steps[step + 1]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Find(long row, int lane, int count, ushort* lanes, int* numbers)
    {
        var draws = NoiseStream.Of(_random, row);
        var found = SpikeTrainKernel.Find(draws, lane, _thresholds.Pointer + lane, count, lanes);
        for (var k = 0; k < found; k++)
        {
            var neuron = lane + lanes[k];
            numbers[k] = Poisson.Invert(_means.Pointer[neuron], _nones.Pointer[neuron], draws.Uniform((ulong)neuron));
        }

        return found;
    }

    public override void Dispose()
    {
        base.Dispose();
        _thresholds.Dispose();
        _means.Dispose();
        _nones.Dispose();
    }

    private double RateOf(int receiver, int step) => _trains.Steps is { } steps
        ? step < 0 ? 0 : steps.Sample(step)[steps.Columns == 1 ? 0 : receiver]
        : _trains.Rates[_trains.Rates.Count == 1 ? 0 : receiver];

    private void SetRate(int neuron, double rate)
    {
        var mean = PoissonTrains.Mean(rate, _timeStep);
        var none = PoissonTrains.ProbabilityOfNone(mean);
        _means.Pointer[neuron] = mean;
        _nones.Pointer[neuron] = none;
        _thresholds.Pointer[neuron] = (long)Math.Ceiling(none * Never);
    }
}
