using System.Runtime.CompilerServices;
using FastIzhi.Inputs;

namespace FastIzhi.Engine;

/// <summary>Given trains, sorted by the row on which the spikes arrive and the neuron.</summary>
internal sealed unsafe class GivenSpikes : RowSpikes
{
    private readonly (long Row, int Neuron)[] _places;
    private readonly int[] _numbers;

    public GivenSpikes(GivenTrains trains, int[] buffers, double timeStep)
        : base(trains.Weight, buffers)
    {
        // What arrives at a row belongs to the step from the row before.
        var delay = trains.DelaySteps(timeStep) - 1;
        var (first, last) = (InputRows.FirstAt(trains.Start, timeStep), InputRows.FirstAt(trains.Stop, timeStep));
        var places = trains.Spikes
            .Select(spike => (Row: InputRows.FirstAt(spike.Time, timeStep), spike.Neuron))
            .Where(spike => spike.Row >= first && spike.Row < last)
            .GroupBy(spike => (spike.Row + delay, trains.Neurons?[spike.Neuron] ?? spike.Neuron))
            .OrderBy(spikes => spikes.Key)
            .ToList();
        _places = [.. places.Select(spikes => spikes.Key)];
        _numbers = [.. places.Select(spikes => spikes.Count())];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Find(long row, int lane, int count, ushort* lanes, int* numbers)
    {
        var found = 0;
        for (var k = FirstAt(row, lane); k < _places.Length && _places[k].Row == row && _places[k].Neuron < lane + count; k++)
        {
            lanes[found] = (ushort)(_places[k].Neuron - lane);
            numbers[found++] = _numbers[k];
        }

        return found;
    }

    /// <summary>Index of the first place at or after a row and a neuron of it.</summary>
    private int FirstAt(long row, int neuron)
    {
        var (low, high) = (0, _places.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var place = _places[middle];
            (low, high) = place.Row < row || (place.Row == row && place.Neuron < neuron) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
