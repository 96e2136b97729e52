using FastIzhi.Hdf5;
using FastIzhi.Neurons;

namespace FastIzhi.Plots.Building;

/// <summary>The colours: blue and its neighbours for what excites, red and its neighbours for what inhibits.</summary>
internal static class Palette
{
    public const string Grey = "#8a8a8a", VoltageNullcline = "#d95f02", RecoveryNullcline = "#1b9e77", Dark = "#222222";

    private static readonly string[] Excitatory = ["#1f5fa8", "#1b9e9e", "#6a4fb3", "#4a9bd8", "#2d8a4e"];
    private static readonly string[] Inhibitory = ["#c62828", "#a3216f", "#e0609a", "#8c564b", "#b07aa1"];

    /// <summary>Of lines over one another.</summary>
    private static readonly string[] Different =
        ["#1f5fa8", "#c62828", "#2d8a4e", "#e07b1f", "#6a4fb3", "#1b9e9e", "#a3216f", "#8c564b", "#4a9bd8", "#6b6b6b"];

    private static readonly Dictionary<string, string> Receptors = new()
    {
        ["g_ampa"] = "#1f5fa8",
        ["g_nmda"] = "#4a9bd8",
        ["g_gaba_a"] = "#c62828",
        ["g_gaba_b"] = "#e07b1f",
    };

    private static readonly string[] OtherReceptors = ["#2d8a4e", "#6a4fb3", "#a3216f", "#8c564b", "#6b6b6b"];

    /// <summary>The colour of a population among those of a file.</summary>
    public static string Of(ResultPopulation population, IReadOnlyList<ResultPopulation> all)
    {
        var colors = population.Kind == NeuronKind.Excitatory ? Excitatory : Inhibitory;
        return colors[all.Where(other => other.Kind == population.Kind).TakeWhile(other => other != population).Count() % colors.Length];
    }

    /// <summary>The colour of a line among others.</summary>
    public static string Of(int line) => Different[line % Different.Length];

    /// <summary>The colour of the variable of a receptor among those recorded.</summary>
    public static string OfReceptor(string variable, IReadOnlyList<string> all) => Receptors.TryGetValue(variable, out var color)
        ? color
        : OtherReceptors[all.Where(other => !Receptors.ContainsKey(other)).TakeWhile(other => other != variable).Count() % OtherReceptors.Length];
}
