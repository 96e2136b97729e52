using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// A value for each neuron of a population: the same for all (a number), one for each (an array), or drawn for each from a
/// <see cref="Distribution"/>. Each of these stands for one where it is asked for.
/// </summary>
public sealed class PerNeuron
{
    private readonly double[] _values;
    private readonly Distribution? _distribution;

    private PerNeuron(double[] values, Distribution? distribution) => (_values, _distribution) = (values, distribution);

    /// <summary>The same for all neurons.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator PerNeuron(double value) => new([value], null);

    /// <summary>One for each neuron.</summary>
    /// <param name="values">As many as there are neurons; they are copied.</param>
    public static implicit operator PerNeuron(double[] values) => Listed(values);

    /// <summary>Drawn for each neuron.</summary>
    /// <param name="distribution">The distribution.</param>
    public static implicit operator PerNeuron(Distribution distribution) => Drawn(distribution);

    /// <summary>One for each neuron.</summary>
    /// <param name="values">As many as there are neurons; they are copied.</param>
    public static PerNeuron Listed(ReadOnlySpan<double> values) => new(values.ToArray(), null);

    /// <summary>
    /// Drawn for each neuron, as a function of the seed of the network, the name of the population, the parameter and the neuron.
    /// </summary>
    /// <param name="distribution">The distribution.</param>
    public static PerNeuron Drawn(Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return distribution.Common is { } common ? new([common], null) : new([], distribution);
    }

    /// <summary>What is wrong with it; null if nothing is.</summary>
    internal string? Problem(NeuronParameter parameter, int size)
    {
        if (_distribution is not null)
        {
            return _distribution.Problem(parameter.Unit) is { } unsound ? $"the distribution of {parameter.Symbol} {unsound}"
                : !parameter.Allows(_distribution.Low) ? Reaches("down", _distribution.Low)
                : !parameter.Allows(_distribution.High) ? Reaches("up", _distribution.High)
                : null;
        }

        if (_values.Length != 1 && _values.Length != size)
        {
            return $"{_values.Length} values of {parameter.Symbol} for {size} neurons; give one for all or one per neuron";
        }

        var wrong = Array.FindIndex(_values, value => !parameter.Allows(value));
        var whose = _values.Length == 1 ? "" : $" of neuron {wrong}";
        return wrong < 0 ? null : $"{parameter.Symbol}{whose} is {_values[wrong]} {parameter.Unit}; it must be {parameter.Bound}";

        string Reaches(string direction, double value) =>
            $"the distribution of {parameter.Symbol} reaches {direction} to {value} {parameter.Unit}; truncate it, " +
            $"it must be {parameter.Bound}";
    }

    /// <summary>The values, for which there is no <see cref="Problem"/>: one for all or one per neuron.</summary>
    internal double[] Take(int size, CounterRandom random)
    {
        if (_distribution is null)
        {
            return _values;
        }

        var drawn = new double[size];
        for (var neuron = 0; neuron < size; neuron++)
        {
            drawn[neuron] = _distribution.Draw(random, (ulong)neuron);
        }

        return drawn;
    }
}
