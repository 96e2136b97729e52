using FastIzhi.Receptors;

namespace FastIzhi.Cli;

/// <summary>Describes the receptors of a network that has others than the standard ones.</summary>
internal static class ReceptorInfo
{
    public static void Print(IReadOnlyList<ReceptorKind> receptors)
    {
        if (receptors.All(StandardReceptors.All.Contains))
        {
            return;
        }

        Report.Line("receptors", $"{receptors.Count}");
        foreach (var receptor in receptors)
        {
            Report.Line("  " + receptor.Name, Describe(receptor));
        }
    }

    private static string Describe(ReceptorKind receptor) =>
        $"{Words.Of(receptor.Kind)}, tau {receptor.Tau} ms" +
        (receptor.Rise > 0 ? $", rise {receptor.Rise} ms" : "") +
        (receptor.Reversal is { } reversal ? $", reversal {reversal} mV" : ", current-based") +
        (receptor.Gate is { } gate ? $", gate at {gate.Centre} mV of width {gate.Width} mV" : "");
}
