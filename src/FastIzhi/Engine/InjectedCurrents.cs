using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Inputs;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>
/// The injected currents of one population that change now and then, or are given row by row. They are summed anew, in double
/// precision and in the order of injection, on the rows where one of them changes, and not touched on the others. The others are
/// in <see cref="RowInputs{T}"/>.
/// </summary>
internal sealed class InjectedCurrents
{
    private readonly string _population;
    private readonly RowCurrents[] _rows;
    private readonly ITimedCurrent[] _currents;
    private readonly double[] _sum;

    public InjectedCurrents(Population population, IEnumerable<CurrentInput> inputs, double timeStep)
    {
        var all = inputs.ToList();
        _population = population.Name;
        _rows = [.. all.OfType<RowCurrents>()];
        _currents = [.. all.Select(input => Create(input, population.Size, timeStep)).OfType<ITimedCurrent>()];
        _sum = new double[_currents.Length == 0 ? 0 : population.Size];
        Reset();
    }

    /// <summary>The first row on which the currents are no longer those of the last update.</summary>
    public long NextChange { get; private set; }

    public void Reset() => NextChange = _sum.Length == 0 ? long.MaxValue : long.MinValue;

    /// <summary>Throws when the inputs do not reach to that row.</summary>
    public void Check(long lastRow)
    {
        foreach (var rows in _rows)
        {
            if (lastRow >= rows.RowCount)
            {
                throw new InvalidOperationException(
                    $"the currents into {_population} have {rows.RowCount} rows; the run needs {lastRow + 1}");
            }
        }
    }

    /// <summary>Brings the currents up to a row.</summary>
    /// <param name="row">The row of the inputs; rows never go back without <see cref="Reset"/>.</param>
    /// <param name="current">The currents of the population [pA].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update<T>(long row, Span<T> current)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (row < NextChange)
        {
            return;
        }

        Array.Clear(_sum);
        NextChange = long.MaxValue;
        foreach (var input in _currents)
        {
            input.AddTo(_sum, row);
            NextChange = Math.Min(NextChange, input.NextChange(row));
        }

        for (var i = 0; i < _sum.Length; i++)
        {
            current[i] = T.CreateTruncating(_sum[i]);
        }
    }

    /// <returns>Null for a current of <see cref="RowInputs{T}"/>.</returns>
    private static ITimedCurrent? Create(CurrentInput input, int size, double timeStep) => input switch
    {
        RowCurrents rows => new CurrentPerRow(rows),
        StepCurrent step => new SwitchedCurrent(step, size, timeStep),
        PulseCurrent pulses => new PulsedCurrent(pulses, size, timeStep),
        SampledCurrent { Interpolation: Interpolation.Hold } samples => new HeldCurrent(samples, timeStep),
        _ => null,
    };

    private interface ITimedCurrent
    {
        void AddTo(double[] sum, long row);

        /// <summary>The first row after this one whose current may differ.</summary>
        long NextChange(long row);
    }

    private sealed class CurrentPerRow(RowCurrents rows) : ITimedCurrent
    {
        public long NextChange(long row) => row + 1;

        public void AddTo(double[] sum, long row)
        {
            var values = rows.Row((int)row);
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += values[i];
            }
        }
    }

    /// <summary>Samples that each hold until the next.</summary>
    private sealed class HeldCurrent(SampledCurrent samples, double timeStep) : ITimedCurrent
    {
        private readonly int[]? _neurons = samples.Neurons?.ToArray();
        private readonly long _first = InputRows.FirstAt(samples.Start, timeStep);
        private readonly long _last = InputRows.FirstAt(samples.Stop, timeStep);
        private readonly long[] _rows = [.. samples.Times.Select(time => InputRows.FirstAt(time, timeStep))];

        public long NextChange(long row)
        {
            var sample = InputRows.LastUpTo(_rows, row);
            var nextSample = sample + 1 < _rows.Length ? _rows[sample + 1] : long.MaxValue;
            return Math.Min(nextSample, row < _first ? _first : row < _last ? _last : long.MaxValue);
        }

        public void AddTo(double[] sum, long row)
        {
            var sample = InputRows.LastUpTo(_rows, row);
            if (sample < 0 || row < _first || row >= _last)
            {
                return;
            }

            var values = samples.Sample(sample);
            for (var i = 0; i < values.Length; i++)
            {
                sum[_neurons?[i] ?? i] += values[i];
            }
        }
    }

    /// <summary>Amplitudes per neuron that are switched on and off.</summary>
    private abstract class AmplitudeCurrent(double[] amplitudes) : ITimedCurrent
    {
        public long NextChange(long row)
        {
            var (on, off) = IntervalAt(row);
            return row < on ? on : row < off ? off : long.MaxValue;
        }

        public void AddTo(double[] sum, long row)
        {
            var (on, off) = IntervalAt(row);
            if (row >= on && row < off)
            {
                for (var i = 0; i < sum.Length; i++)
                {
                    sum[i] += amplitudes[i];
                }
            }
        }

        /// <summary>The interval, second row excluded, that it is on at a row, else the next one, else the last.</summary>
        protected abstract (long On, long Off) IntervalAt(long row);
    }

    private sealed class SwitchedCurrent(StepCurrent step, int size, double timeStep)
        : AmplitudeCurrent(step.PerNeuron(step.Amplitudes, size))
    {
        private readonly (long On, long Off) _interval = (InputRows.FirstAt(step.Start, timeStep), InputRows.FirstAt(step.Stop, timeStep));

        protected override (long On, long Off) IntervalAt(long row) => _interval;
    }

    private sealed class PulsedCurrent(PulseCurrent pulses, int size, double timeStep)
        : AmplitudeCurrent(pulses.PerNeuron(pulses.Amplitudes, size))
    {
        protected override (long On, long Off) IntervalAt(long row)
        {
            // The quotient is off by rounding, so that the pulse before is tried first.
            var pulse = Math.Max(0, Math.Floor(((row * timeStep) - pulses.Start) / pulses.Period) - 1);
            while (OffAt(pulse) <= row && StartOf(pulse + 1) < pulses.Stop)
            {
                pulse++;
            }

            return (InputRows.FirstAt(StartOf(pulse), timeStep), OffAt(pulse));
        }

        private double StartOf(double pulse) => pulses.Start + (pulse * pulses.Period);

        private long OffAt(double pulse) => InputRows.FirstAt(Math.Min(StartOf(pulse) + pulses.Width, pulses.Stop), timeStep);
    }
}
