using System.Numerics;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>
/// The reference scheme's synaptic traces of one source population. All synapses of source i share, per receptor, one trace
/// <code>s_i &lt;- s_i + 1  on a row where i fires,  else  s_i - dt (s_i / tau)</code>
/// and a spike raises a conductance by w (1 + (dt / tau) s_i), since the synapses of a neuron that fires do not decay on that
/// row while the sum over all synapses does. Traces are brought up to date only when their neuron fires.
/// </summary>
internal sealed class SourceTraces
{
    private readonly string _population;
    private readonly double[] _stepOverTau;
    private readonly double[][] _traces;
    private readonly long[] _lastSpikes;

    /// <summary>Traces that have not seen a spike.</summary>
    /// <param name="population">The source population.</param>
    /// <param name="taus">The decay times of the receptors that its spikes open [ms].</param>
    /// <param name="timeStep">Time step [ms].</param>
    public SourceTraces(Population population, IEnumerable<double> taus, double timeStep)
    {
        _population = population.Name;
        _stepOverTau = [.. taus.Select(tau => timeStep / tau)];
        _traces = [.. _stepOverTau.Select(_ => new double[population.Size])];
        _lastSpikes = new long[population.Size];
    }

    public void Reset()
    {
        Array.ForEach(_traces, Array.Clear);
        Array.Clear(_lastSpikes);
    }

    /// <summary>Takes note of the spikes of a row and gives the factor of their weights.</summary>
    /// <param name="row">The row on which they fired.</param>
    /// <param name="neurons">The neurons that fired.</param>
    /// <param name="factors">Receives, per receptor and then per spike, 1 + (dt / tau) s_i.</param>
    public void Fire<T>(long row, ReadOnlySpan<int> neurons, Span<T> factors)
        where T : IBinaryFloatingPointIeee754<T>
    {
        for (var r = 0; r < _traces.Length; r++)
        {
            var trace = _traces[r];
            for (var k = 0; k < neurons.Length; k++)
            {
                ref var s = ref trace[neurons[k]];
                var quietRows = row - _lastSpikes[neurons[k]] - 1;
                s *= Power(1 - _stepOverTau[r], quietRows);
                factors[(r * neurons.Length) + k] = T.CreateTruncating(1 + (_stepOverTau[r] * s));
                s += 1;
            }
        }

        foreach (var neuron in neurons)
        {
            _lastSpikes[neuron] = row;
        }
    }

    public void Save(StateWriter writer)
    {
        Array.ForEach(_traces, trace => writer.Write<double>(trace));
        writer.Write<long>(_lastSpikes);
    }

    /// <summary>Takes up what was saved.</summary>
    /// <param name="reader">What was saved.</param>
    /// <param name="row">The present row.</param>
    /// <exception cref="CheckpointException">A value is out of its range, or missing.</exception>
    public void Restore(StateReader reader, long row)
    {
        Array.ForEach(_traces, trace => reader.Read(trace.AsSpan(), $"a trace of {_population}", 0));
        reader.Read(_lastSpikes.AsSpan());
        var bad = Array.FindIndex(_lastSpikes, lastSpike => lastSpike < 0 || lastSpike > row);
        if (bad >= 0)
        {
            throw new CheckpointException(
                $"the saved state is damaged: the last spike of neuron {bad} of {_population} is on row {_lastSpikes[bad]}; " +
                $"it must be 0 to {row}");
        }
    }

    /// <summary>x^n by repeated squaring: the same bits on every machine, which Math.Pow does not promise.</summary>
    private static double Power(double x, long n)
    {
        var result = 1.0;
        for (; n > 0; n >>= 1)
        {
            if ((n & 1) != 0)
            {
                result *= x;
            }

            x *= x;
        }

        return result;
    }
}
