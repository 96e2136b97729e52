using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>What a connection rule is read from.</summary>
/// <param name="Fields">The fields of the projection.</param>
/// <param name="Sources">The source populations; null for one with a problem.</param>
/// <param name="Targets">The target populations, at least one; null for one with a problem.</param>
/// <param name="IsPool">Whether the sources are given as a list, to be drawn from together.</param>
/// <param name="Files">The files that the experiment names.</param>
internal sealed record RuleFields(
    JsonFields Fields, IReadOnlyList<Population?> Sources, IReadOnlyList<Population?> Targets, bool IsPool, ExperimentFiles Files)
{
    /// <summary>Number of neurons of the only source population; null when not known.</summary>
    public int? SourceSize => Sources[0]?.Size;

    /// <summary>Number of neurons of the first target population; null when not known.</summary>
    public int? TargetSize => Targets[0]?.Size;
}
