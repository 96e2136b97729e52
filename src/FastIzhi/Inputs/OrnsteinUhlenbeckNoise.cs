using FastIzhi.Randomness;

namespace FastIzhi.Inputs;

/// <summary>
/// Ornstein-Uhlenbeck noise, independent for each neuron: Gaussian of mean 0 and standard deviation sigma, with the
/// autocorrelation exp(-|t| / tau). From each step to the next, exactly for any dt,
/// <code>x &lt;- x exp(-dt / tau) + sigma sqrt(1 - exp(-2 dt / tau)) xi</code>
/// with xi drawn from the normal distribution of mean 0 and variance 1; x begins with sigma xi. It runs from the start of the
/// simulation and is added from <see cref="TimedCurrent.Start"/> on.
/// </summary>
public sealed class OrnsteinUhlenbeckNoise : TimedCurrent
{
    /// <summary>Noise of the same strength into each neuron.</summary>
    /// <param name="sigma">Standard deviation [pA], at least 0.</param>
    /// <param name="tau">Correlation time [ms], above 0.</param>
    public OrnsteinUhlenbeckNoise(double sigma, double tau)
        : this([sigma], tau)
    {
    }

    /// <summary>Noise with one strength per neuron that receives it.</summary>
    /// <param name="sigmas">Standard deviations [pA], at least 0, one per neuron of <see cref="TimedCurrent.Neurons"/>.</param>
    /// <param name="tau">Correlation time [ms], above 0.</param>
    public OrnsteinUhlenbeckNoise(ReadOnlySpan<double> sigmas, double tau) => (Sigmas, Tau) = (sigmas.ToArray(), tau);

    /// <summary>Standard deviation [pA]: one value for all, or one per neuron that receives it.</summary>
    public IReadOnlyList<double> Sigmas { get; }

    /// <summary>Correlation time [ms].</summary>
    public double Tau { get; }

    /// <summary>exp(-dt / tau), what is left of x after a step; the same bits on every machine.</summary>
    /// <param name="timeStep">dt [ms].</param>
    public double Decay(double timeStep) => PortableMath.Exp(-timeStep / Tau);

    /// <summary>sqrt(1 - exp(-2 dt / tau)), the part of sigma that a step adds anew; the same bits on every machine.</summary>
    /// <param name="timeStep">dt [ms].</param>
    public double Renewal(double timeStep)
    {
        // exp(-x) - 1 without cancellation for a small x, by half of it: 1 - e^-2h = 2 e^-h sinh h.
        var h = timeStep / Tau;
        return h < 1e-3
            ? Math.Sqrt(2 * h * PortableMath.Exp(-h) * (1 + (h * h / 6)))
            : Math.Sqrt(1 - PortableMath.Exp(-2 * h));
    }

    /// <inheritdoc/>
    private protected override string? ValueProblem(int receivers) =>
        ListProblem("sigma", "pA", Sigmas, receivers, least: 0) ?? PositiveProblem("tau", "ms", Tau);
}
