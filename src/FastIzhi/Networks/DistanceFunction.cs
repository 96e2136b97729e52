using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// A probability, weight or delay as a function of the distance d [um] of two neurons. It only falls or only grows. Who gets one
/// checks it. It has the same bits on every machine.
/// </summary>
public sealed class DistanceFunction
{
    private readonly Shape _shape;
    private readonly double _first;
    private readonly double _second;
    private readonly double _min;
    private readonly double _max;

    private DistanceFunction(
        Shape shape, double first, double second, double min = double.NegativeInfinity, double max = double.PositiveInfinity) =>
        (_shape, _first, _second, _min, _max) = (shape, first, second, min, max);

    private enum Shape
    {
        Linear,
        Gaussian,
        Exponential,
        Box,
    }

    /// <summary>Whether it grows nowhere.</summary>
    internal bool IsFalling => _shape == Shape.Linear ? _second <= 0 : _first >= 0;

    /// <summary>The distance beyond which it is 0, or less than a ten thousandth of its value at 0 [um]; it has nothing to do with clipping.</summary>
    internal double Reach => Math.Min(1e100, _shape switch
    {
        Shape.Linear => _second == 0 ? 1 : Math.Abs(_first / _second),
        Shape.Gaussian => 4.3 * _second,
        Shape.Exponential => 9.3 * _second,
        _ => _second,
    });

    /// <summary>intercept + slope d.</summary>
    /// <param name="intercept">The value at distance 0.</param>
    /// <param name="slope">How much it grows [per um]; below 0 it falls.</param>
    public static DistanceFunction Linear(double intercept, double slope) => new(Shape.Linear, intercept, slope);

    /// <summary>max exp(-d^2 / (2 sigma^2)).</summary>
    /// <param name="max">The value at distance 0.</param>
    /// <param name="sigma">sigma [um], above 0.</param>
    public static DistanceFunction Gaussian(double max, double sigma) => new(Shape.Gaussian, max, sigma);

    /// <summary>max exp(-d / lambda).</summary>
    /// <param name="max">The value at distance 0.</param>
    /// <param name="lambda">lambda [um], above 0.</param>
    public static DistanceFunction Exponential(double max, double lambda) => new(Shape.Exponential, max, lambda);

    /// <summary>A value up to a distance, 0 beyond it. Distances that differ by rounding alone count as equal.</summary>
    /// <param name="value">The value.</param>
    /// <param name="radius">The distance [um], above 0.</param>
    public static DistanceFunction Box(double value, double radius) => new(Shape.Box, value, radius);

    /// <summary>The same function, with values below <paramref name="min"/> or above <paramref name="max"/> replaced by these.</summary>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value.</param>
    public DistanceFunction Clipped(double min = double.NegativeInfinity, double max = double.PositiveInfinity) =>
        new(_shape, _first, _second, min, max);

    /// <summary>The value at a distance.</summary>
    /// <param name="distance">The distance [um].</param>
    public double Of(double distance) => OfSquare(distance * distance);

    /// <summary>The function in words, without a unit.</summary>
    public override string ToString()
    {
        var text = _shape switch
        {
            Shape.Linear => $"{_first} {(_second < 0 ? "-" : "+")} {Math.Abs(_second)} d",
            Shape.Gaussian => $"{_first} exp(-d^2 / 2 / {_second}^2)",
            Shape.Exponential => $"{_first} exp(-d / {_second})",
            _ => $"{_first} up to {_second} um",
        };
        return text
            + (double.IsNegativeInfinity(_min) ? "" : $", at least {_min}")
            + (double.IsPositiveInfinity(_max) ? "" : $", at most {_max}");
    }

    /// <summary>The value at a distance that is given by its square [um^2].</summary>
    internal double OfSquare(double square)
    {
        // Distances of grids and rings are off by rounding.
        const double Rounding = 1 + 1e-9;
        var value = _shape switch
        {
            Shape.Linear => _first + (_second * Math.Sqrt(square)),
            Shape.Gaussian => _first * PortableMath.Exp(-square / _second / _second / 2),
            Shape.Exponential => _first * PortableMath.Exp(-Math.Sqrt(square) / _second),
            _ => square <= _second * _second * Rounding ? _first : 0,
        };
        return Math.Min(Math.Max(value, _min), _max);
    }

    /// <summary>Bounds of its values up to a distance [um], which may be infinite.</summary>
    internal (double Low, double High) Range(double longest)
    {
        var (near, far) = (Of(0), _shape == Shape.Linear && _second == 0 ? Of(0) : Of(longest));
        return (Math.Min(near, far), Math.Max(near, far));
    }

    /// <summary>What is wrong with it, whatever it is for; null if nothing is.</summary>
    /// <param name="unit">The unit of its values.</param>
    internal string? Problem(string unit)
    {
        if (!double.IsFinite(_first))
        {
            return $"is {_first} {unit} at distance 0; it must be a finite number";
        }

        if (_min > _max || double.IsNaN(_min) || double.IsNaN(_max))
        {
            return $"is at least {_min} and at most {_max} {unit}; the upper bound must be at least the lower one";
        }

        return _shape switch
        {
            Shape.Linear => double.IsFinite(_second) ? null : $"has a slope of {_second} {unit} per um; it must be a finite number",
            _ when double.IsFinite(_second) && _second > 0 => null,
            Shape.Gaussian => $"has a sigma of {_second} um; it must be a finite number above 0",
            Shape.Exponential => $"has a lambda of {_second} um; it must be a finite number above 0",
            _ => $"has a radius of {_second} um; it must be a finite number above 0",
        };
    }
}
