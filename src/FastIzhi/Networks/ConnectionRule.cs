using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>A rule that says which neurons of a source population connect to which of a target population.</summary>
public abstract class ConnectionRule
{
    /// <summary>Makes the synapses of a projection.</summary>
    /// <param name="sourceSize">Number of neurons of the source population.</param>
    /// <param name="targetSize">Number of neurons of the target population.</param>
    /// <param name="isRecurrent">Whether source and target are the same population.</param>
    /// <param name="random">The draws of this projection.</param>
    /// <exception cref="ArgumentException">The rule cannot be met by populations of these sizes.</exception>
    protected internal abstract CsrSynapses Connect(int sourceSize, int targetSize, bool isRecurrent, CounterRandom random);

    /// <summary>Checks a weight [nS].</summary>
    /// <exception cref="ArgumentException">The weight is negative or not finite.</exception>
    private protected static double CheckWeight(double weight, string name) => double.IsFinite(weight) && weight >= 0
        ? weight
        : throw new ArgumentException($"the {name} is {weight} nS; it must be a finite number of at least 0", name);
}
