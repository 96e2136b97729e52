using System.Numerics;
using System.Runtime.CompilerServices;
using FastIzhi.Inputs;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>
/// The injected currents of one population. They are summed anew, in double precision and in the order of injection, on the
/// rows where one of them changes, and not touched on the others.
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
        _currents = [.. all.Select(input => input is RowCurrents rows
            ? (ITimedCurrent)new CurrentPerRow(rows)
            : new SwitchedCurrent((StepCurrent)input, timeStep))];
        _sum = new double[all.Count == 0 ? 0 : population.Size];
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

    /// <summary>A step current with its times as rows: on for First to Last - 1.</summary>
    private sealed class SwitchedCurrent(StepCurrent step, double timeStep) : ITimedCurrent
    {
        private readonly double[] _amplitudes = [.. step.Amplitudes];
        private readonly int[]? _neurons = step.Neurons?.ToArray();
        private readonly long _first = FirstRowAt(step.Start, timeStep);
        private readonly long _last = FirstRowAt(step.Stop, timeStep);

        public long NextChange(long row) => row < _first ? _first : row < _last ? _last : long.MaxValue;

        public void AddTo(double[] sum, long row)
        {
            if (row < _first || row >= _last)
            {
                return;
            }

            var count = _neurons?.Length ?? sum.Length;
            for (var i = 0; i < count; i++)
            {
                sum[_neurons?[i] ?? i] += _amplitudes[_amplitudes.Length == 1 ? 0 : i];
            }
        }

        /// <summary>The first row at or after a time; a time within rounding of a row is that row.</summary>
        private static long FirstRowAt(double time, double timeStep)
        {
            var rows = time / timeStep;
            var nearest = Math.Round(rows);
            return (long)(Math.Abs(rows - nearest) < 1e-6 ? nearest : Math.Ceiling(rows));
        }
    }
}
