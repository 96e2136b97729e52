using FastIzhi.Neurons;

namespace FastIzhi.Receptors;

/// <summary>A receptor that spikes open, and in what ratio to their weight: <c>new(StandardReceptors.Nmda, 0.4)</c>.</summary>
/// <param name="Receptor">The receptor.</param>
/// <param name="Ratio">
/// A spike of weight w acts on the receptor with the weight <paramref name="Ratio"/> w: 0, or from <see cref="LeastRatio"/> to
/// <see cref="LargestRatio"/>.
/// </param>
public sealed record DrivenReceptor(ReceptorKind Receptor, double Ratio = 1)
{
    /// <summary>The bounds of ratios that are not 0.</summary>
    public const double LeastRatio = 1e-6, LargestRatio = 1e6;

    /// <summary>A receptor that is opened with the weight as it is.</summary>
    /// <param name="receptor">The receptor.</param>
    public static implicit operator DrivenReceptor(ReceptorKind receptor) => new(receptor);

    /// <summary>The receptor with its ratio, such as "0.4 NMDA"; a ratio of 1 is left out.</summary>
    public override string ToString() => Ratio == 1 ? Receptor.Name : $"{Ratio} {Receptor.Name}";

    /// <summary>What is wrong with the receptors that the same spikes open; null when nothing is.</summary>
    /// <param name="receptors">The receptors.</param>
    internal static string? Problem(IReadOnlyList<DrivenReceptor> receptors)
    {
        foreach (var (receptor, ratio) in receptors)
        {
            if (receptor.Problem() is { } problem)
            {
                return problem;
            }

            if (!(ratio == 0 || (ratio >= LeastRatio && ratio <= LargestRatio)))
            {
                return $"the ratio of {receptor.Name} is {ratio}; it must be 0 or from {LeastRatio} to {LargestRatio}";
            }

            if (receptors.Count(other => other.Receptor.Name == receptor.Name) > 1)
            {
                return $"it opens the receptor {receptor.Name} twice; give it once, with the sum of the ratios";
            }

            if (receptor.IsCurrentBased != receptors[0].Receptor.IsCurrentBased)
            {
                return $"it opens {receptors[0].Receptor.Name} and {receptor.Name}, of which one only is current-based: its weights cannot be " +
                    "both nS and pA; connect twice";
            }
        }

        return null;
    }

    /// <summary>What is wrong where the spikes are of a population of a kind; null when nothing is.</summary>
    /// <param name="receptors">The receptors.</param>
    /// <param name="kind">The kind of the population.</param>
    internal static string? KindProblem(IEnumerable<ReceptorKind> receptors, NeuronKind kind) =>
        receptors.FirstOrDefault(receptor => receptor.Kind != kind) is { } wrong
            ? $"{Word(kind)} spikes cannot open {wrong.Name}, a receptor of {Word(wrong.Kind)} populations; open one of their own kind"
            : null;

    /// <summary>Why the reference scheme cannot open it; null when it can.</summary>
    internal string? ReferenceProblem()
    {
        var problem = Receptor.Rise > 0 ? "has a rise time"
            : Receptor.IsCurrentBased ? "is current-based"
            : Ratio != 1 ? $"is opened in the ratio {Ratio}"
            : null;
        return problem is null
            ? null
            : $"{Receptor.Name} {problem}, which the notebook that the reference scheme follows does not know; use the standard scheme";
    }

    private static string Word(NeuronKind kind) => kind == NeuronKind.Excitatory ? "excitatory" : "inhibitory";
}
