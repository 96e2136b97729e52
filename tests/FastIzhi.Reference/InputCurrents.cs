using System.Numerics;
using FastIzhi.Inputs;
using FastIzhi.Networks;

namespace FastIzhi.Reference;

/// <summary>
/// The currents injected into the neurons of a network, straight from their description. Steps, pulses and rows are summed in
/// double precision; then the currents that never stand still are added one by one in the precision of the state, each of their
/// products with one rounding. Each of the two kinds in the order of injection.
/// </summary>
internal sealed class InputCurrents<T>(Network network, double timeStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<(CurrentInput Input, int Neuron), T> _memories = [];

    /// <summary>The current into a neuron on a row [pA]; to be asked once for each row, in their order.</summary>
    public T Of(Population population, int neuron, long row)
    {
        var inputs = network.Injections.Where(injection => injection.Population == population).Select(j => j.Current).ToList();
        var sum = T.CreateChecked(inputs.Sum(input => Still(input, neuron, row)));
        for (var k = 0; k < inputs.Count; k++)
        {
            sum = AddMoving(sum, inputs[k], neuron, row, new ScalarNoise(network.Seed, population.Name, k));
        }

        return sum;
    }

    private double Still(CurrentInput input, int neuron, long row) => input switch
    {
        RowCurrents rows => rows.Row((int)row)[neuron],
        StepCurrent step when IsOn(step, row) => Value(step, step.Amplitudes, neuron),
        SampledCurrent { Interpolation: Interpolation.Hold } samples when IsOn(samples, row) && SampleAt(samples, row) >= 0 =>
            Value(samples, samples.Sample(SampleAt(samples, row)).ToArray(), neuron),
        PulseCurrent pulses when IsOn(pulses, row) && IsPulse(pulses, row) => Value(pulses, pulses.Amplitudes, neuron),
        _ => 0,
    };

    private T AddMoving(T sum, CurrentInput input, int neuron, long row, ScalarNoise noise)
    {
        if (input is OrnsteinUhlenbeckNoise ou)
        {
            var sigma = Value(ou, ou.Sigmas, neuron);
            var x = _memories.GetValueOrDefault((ou, neuron), T.CreateChecked(sigma) * T.CreateChecked(noise.AtStart(neuron)));
            x = Fused(T.CreateChecked(sigma * ou.Renewal(timeStep)), noise.At(row, neuron), x * T.CreateChecked(ou.Decay(timeStep)));
            _memories[(ou, neuron)] = x;
            return IsOn(ou, row) ? sum + x : sum;
        }

        return input switch
        {
            RampCurrent ramp when IsOn(ramp, row) => Fused(
                T.CreateChecked(Value(ramp, ramp.To, neuron)),
                ramp.Fraction(row * timeStep),
                Fused(T.CreateChecked(Value(ramp, ramp.From, neuron)), 1 - ramp.Fraction(row * timeStep), sum)),
            SineCurrent sine when IsOn(sine, row) =>
                Fused(T.CreateChecked(Value(sine, sine.Amplitudes, neuron)), sine.Wave(row * timeStep), sum),
            SampledCurrent { Interpolation: Interpolation.Linear } samples when IsOn(samples, row) && SampleAt(samples, row) >= 0 =>
                AddLine(sum, samples, SampleAt(samples, row), neuron, row * timeStep),
            WhiteNoise white when IsOn(white, row) =>
                Fused(T.CreateChecked(Value(white, white.Sigmas, neuron) * (1 / Math.Sqrt(timeStep))), noise.At(row, neuron), sum),
            _ => sum,
        };
    }

    private static T AddLine(T sum, SampledCurrent samples, int sample, int neuron, double time)
    {
        var from = T.CreateChecked(Value(samples, samples.Sample(sample).ToArray(), neuron));
        if (sample == samples.Times.Length - 1)
        {
            return from + sum;
        }

        var to = T.CreateChecked(Value(samples, samples.Sample(sample + 1).ToArray(), neuron));
        var x = samples.Fraction(sample, time);
        return Fused(to, x, Fused(from, 1 - x, sum));
    }

    private static T Fused(T x, double y, T z) => T.FusedMultiplyAdd(x, T.CreateChecked(y), z);

    private static double Value(TimedCurrent input, IReadOnlyList<double> values, int neuron)
    {
        var receiver = input.Neurons is null ? neuron : input.Neurons.ToList().IndexOf(neuron);
        return receiver < 0 ? 0 : values[values.Count == 1 ? 0 : receiver];
    }

    private bool IsOn(TimedCurrent input, long row) => row >= RowAt(input.Start) && row < RowAt(input.Stop);

    /// <summary>The last sample that is not after the row; -1 where all are.</summary>
    private int SampleAt(SampledCurrent samples, long row) => samples.Times.Count(time => RowAt(time) <= row) - 1;

    private bool IsPulse(PulseCurrent pulses, long row)
    {
        for (var start = pulses.Start; RowAt(start) <= row; start += pulses.Period)
        {
            if (row < RowAt(start + pulses.Width))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first row at or after a time; a time within rounding of a row is that row.</summary>
    private double RowAt(double time)
    {
        var nearest = Math.Round(time / timeStep);
        return Math.Abs(time / timeStep - nearest) < 1e-6 ? nearest : Math.Ceiling(time / timeStep);
    }
}
