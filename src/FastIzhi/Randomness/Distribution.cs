using System.Runtime.CompilerServices;

namespace FastIzhi.Randomness;

/// <summary>
/// A distribution that a parameter of neurons, a weight or a delay is drawn from. A number stands for one that is always the same. Who
/// gets a distribution checks it. A draw is a function of a generator and a number, with the same bits on every machine.
/// </summary>
public sealed class Distribution
{
    /// <summary>The most draws of a truncated distribution, of which one is within its window.</summary>
    private const ulong MostDraws = 5_000;

    /// <summary>The least probability of a window: at 0.01, so many draws miss it with a probability of 1e-22.</summary>
    private const double LeastProbability = 0.01;

    private readonly Shape _shape;

    /// <summary>Bounds of a uniform distribution; mean and standard deviation of the others, of the logarithm for the lognormal.</summary>
    private readonly double _first;
    private readonly double _second;

    /// <summary>Mean and standard deviation as they were given.</summary>
    private readonly double _mean;
    private readonly double _deviation;

    private Distribution(Shape shape, double first, double second, double mean, double deviation)
        : this(shape, first, second, mean, deviation, double.NegativeInfinity, double.PositiveInfinity)
    {
    }

    private Distribution(Shape shape, double first, double second, double mean, double deviation, double min, double max)
    {
        (_shape, _first, _second, _mean, _deviation, Min, Max) = (shape, first, second, mean, deviation, min, max);
        var reach = NormalQuantile.Reach * second;
        var (low, high) = shape switch
        {
            Shape.Normal => (first - reach, first + reach),
            Shape.LogNormal => (PortableMath.Exp(first - reach), PortableMath.Exp(first + reach)),
            _ => (first, second),
        };
        (Low, High) = (low < min ? min : low, high > max ? max : high);
    }

    private enum Shape
    {
        Constant,
        Uniform,
        Normal,
        LogNormal,
    }

    /// <summary>No value is below this.</summary>
    public double Low { get; }

    /// <summary>No value is above this.</summary>
    public double High { get; }

    /// <summary>Lower end of the window of a truncated distribution; -infinity for none.</summary>
    public double Min { get; }

    /// <summary>Upper end of the window of a truncated distribution; infinity for none.</summary>
    public double Max { get; }

    /// <summary>The value that all draws have; null where each has its own.</summary>
    public double? Common => _shape == Shape.Constant ? _first : null;

    private bool IsTruncated => Min > double.NegativeInfinity || Max < double.PositiveInfinity;

    /// <summary>Always the same value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Distribution(double value) => Constant(value);

    /// <summary>Always the same value.</summary>
    /// <param name="value">The value.</param>
    public static Distribution Constant(double value) => new(Shape.Constant, value, value, value, 0);

    /// <summary>The uniform distribution of [low, high).</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound, at least the lower one.</param>
    public static Distribution Uniform(double low, double high) => new(Shape.Uniform, low, high, (low + high) / 2, 0);

    /// <summary>The normal distribution. No draw is further than 8.3 standard deviations from the mean.</summary>
    /// <param name="mean">Mean.</param>
    /// <param name="deviation">Standard deviation, at least 0.</param>
    public static Distribution Normal(double mean, double deviation) => new(Shape.Normal, mean, deviation, mean, deviation);

    /// <summary>
    /// The lognormal distribution by the mean and the standard deviation of its values, not of their logarithms.
    /// </summary>
    /// <param name="mean">Mean of the values, above 0.</param>
    /// <param name="deviation">Standard deviation of the values, at least 0.</param>
    public static Distribution LogNormal(double mean, double deviation)
    {
        if (!(mean > 0 && double.IsNormal(mean) && deviation >= 0 && double.IsFinite(deviation)))
        {
            // Whoever gets it refuses it.
            return new Distribution(Shape.LogNormal, mean, deviation, mean, deviation);
        }

        var variation = deviation / mean;
        var variance = PortableMath.Log(1 + (variation * variation));
        return new Distribution(Shape.LogNormal, PortableMath.Log(mean) - (variance / 2), Math.Sqrt(variance), mean, deviation);
    }

    /// <summary>The same distribution within a window: what falls outside is drawn again.</summary>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value. The window must hold at least a hundredth of the distribution.</param>
    public Distribution Truncated(double min = double.NegativeInfinity, double max = double.PositiveInfinity) =>
        new(_shape, _first, _second, _mean, _deviation, min, max);

    /// <summary>A value.</summary>
    /// <param name="random">The draws.</param>
    /// <param name="index">Number of the draw.</param>
    /// <exception cref="InvalidOperationException">The window of a truncated distribution was missed too often.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Draw(CounterRandom random, ulong index) =>
        _shape == Shape.Uniform ? Math.Min(Low + ((High - Low) * random.Uniform(index)), High) : DrawShaped(random, index);

    /// <summary>The distribution in words, without a unit.</summary>
    public override string ToString() => (_shape, IsTruncated) switch
    {
        (Shape.Constant, _) => $"{_first}",
        (Shape.Uniform, _) => $"{Low} to {High}",
        (_, false) => Name(),
        _ => $"{Name()} {Window()}",
    };

    /// <summary>What is wrong with it, whatever it is for; null if nothing is.</summary>
    /// <param name="unit">The unit of its values.</param>
    internal string? Problem(string unit)
    {
        if (Min > Max)
        {
            return $"has a window from {Min} to {Max} {unit}; the upper end must be at least the lower one";
        }

        return _shape switch
        {
            Shape.Constant when IsTruncated && !(_first >= Min && _first <= Max) => $"is {_first} {unit}, outside of its window {Window()}",
            Shape.Uniform when _first > _second =>
                $"is uniform from {_first} to {_second} {unit}; the upper bound must be at least the lower one",
            Shape.Uniform when Low > High => $"is uniform from {_first} to {_second} {unit}, outside of its window {Window()}",
            Shape.Normal or Shape.LogNormal => NormalProblem(unit),
            _ => null,
        };
    }

    private string? NormalProblem(string unit)
    {
        if (!double.IsFinite(_mean) || (_shape == Shape.LogNormal && !(_mean > 0)))
        {
            return $"has a mean of {_mean} {unit}; it must be a finite number{(_shape == Shape.LogNormal ? " above 0" : "")}";
        }

        if (!(_deviation >= 0 && double.IsFinite(_deviation)))
        {
            return $"has a standard deviation of {_deviation} {unit}; it must be a finite number of at least 0";
        }

        var probability = !IsTruncated ? 1 : _second == 0 ? (_mean >= Min && _mean <= Max ? 1 : 0)
            : NormalQuantile.ProbabilityWithin((OnScale(Min) - _first) / _second, (OnScale(Max) - _first) / _second);
        return probability >= LeastProbability
            ? null
            : $"is {Name()}, of which the window {Window()} {unit} holds {probability:0.######}; it must hold at least {LeastProbability}";
    }

    /// <summary>A bound of the values on the scale that is normally distributed.</summary>
    private double OnScale(double bound) => _shape == Shape.Normal || double.IsInfinity(bound) ? bound
        : double.IsNormal(bound) && bound > 0 ? PortableMath.Log(bound)
        : double.NegativeInfinity;

    private string Name() => $"{(_shape == Shape.Normal ? "normal" : "lognormal")} {_mean} +- {_deviation}";

    private string Window() => (double.IsInfinity(Min), double.IsInfinity(Max)) switch
    {
        (false, true) => $"from {Min}",
        (true, false) => $"up to {Max}",
        _ => $"from {Min} to {Max}",
    };

    private double DrawShaped(CounterRandom random, ulong index)
    {
        if (_shape == Shape.Constant)
        {
            return _first;
        }

        var value = FromBits(random.Bits(index));
        for (var draw = 0UL; !(value >= Min && value <= Max); draw++)
        {
            if (draw == MostDraws)
            {
                throw new InvalidOperationException($"{MostDraws} draws of {Name()} missed the window {Window()}; widen it");
            }

            value = FromBits(random.Stream(index).Bits(draw));
        }

        return value;
    }

    /// <summary>By inversion, of a probability with 52 random bits that is neither 0 nor 1.</summary>
    private double FromBits(ulong bits)
    {
        var value = _first + (_second * NormalQuantile.Of(((bits >> 12) + 0.5) * (1.0 / (1UL << 52))));
        return _shape == Shape.Normal ? value : PortableMath.Exp(value);
    }
}
