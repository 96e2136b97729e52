namespace FastIzhi.Inputs;

/// <summary>
/// Gaussian white noise, independent for each neuron and step: sigma sqrt(1 ms / dt) xi [pA], where each xi is drawn from the
/// normal distribution of mean 0 and variance 1. Its integral over a time t has the variance sigma^2 t whatever the step.
/// </summary>
public sealed class WhiteNoise : TimedCurrent
{
    /// <summary>Noise of the same strength into each neuron.</summary>
    /// <param name="sigma">Strength [pA sqrt(ms)], at least 0: sigma^2 is the variance per ms.</param>
    public WhiteNoise(double sigma) => Sigmas = [sigma];

    /// <summary>Noise with one strength per neuron that receives it.</summary>
    /// <param name="sigmas">Strengths [pA sqrt(ms)], at least 0, one per neuron of <see cref="TimedCurrent.Neurons"/>.</param>
    public WhiteNoise(ReadOnlySpan<double> sigmas) => Sigmas = sigmas.ToArray();

    /// <summary>Strength [pA sqrt(ms)]: one value for all, or one per neuron that receives it.</summary>
    public IReadOnlyList<double> Sigmas { get; }

    /// <inheritdoc/>
    private protected override string? ValueProblem(int receivers) => ListProblem("sigma", "pA sqrt(ms)", Sigmas, receivers, least: 0);
}
