using Xunit;

namespace FastIzhi.Tests.Walls;

/// <summary>What the folders of the library may use of one another.</summary>
public class FolderTests
{
    private const string Library = "src/FastIzhi";

    /// <summary>
    /// Per folder: the other folders it may use, and the types at the top of the library (options, errors) it may name.
    /// </summary>
    private static readonly Dictionary<string, (string[] Folders, string[] TopTypes)> Walls = new()
    {
        // Constants and equations, readable and citable alone. A misspelt name of a cell type is told with the nearest.
        ["Neurons"] = ([], ["Spelling"]),

        // Receptors are opened by neurons of one kind.
        ["Receptors"] = (["Neurons"], []),
        ["Randomness"] = ([], []),

        // Noise is a function of seed, neuron and step. Spikes from outside open receptors.
        ["Inputs"] = (["Randomness", "Receptors"], []),

        // A description computes nothing. The currents injected are part of it.
        ["Networks"] = (["Neurons", "Receptors", "Randomness", "Inputs"], ["Spelling"]),

        // A file becomes a list of synapses; it knows no more of networks.
        ["Networks.Files"] = (["Networks"], []),

        // Recorders never see how the state lies in memory. A plan names populations, a variable a receptor.
        ["Recording"] = (["Networks", "Receptors"], ["Precision"]),

        // Pure functions over spans; their constants are made of the published ones, and their draws are those of the generator.
        ["Kernels"] = (["Neurons", "Receptors", "Randomness"], []),

        // The sole owner of mutable state.
        ["Engine"] = (
            ["Neurons", "Receptors", "Randomness", "Inputs", "Networks", "Recording", "Kernels"],
            [
                "CheckpointException", "ConstructionProgress", "Integration", "MemoryEstimate", "Precision", "Scheme", "SimulationDivergedException", "SimulationOptions",
                "Spelling",
            ]),

        // A file becomes a network, options and a plan, by what any program could call; it never sees the engine.
        ["Experiments"] = (
            ["Neurons", "Receptors", "Randomness", "Inputs", "Networks", "Recording"],
            ["Integration", "Precision", "Scheme", "Simulation", "SimulationOptions", "Spelling", "Words"]),

        // The top: one class that ties them together.
        [""] = (["Networks", "Recording", "Engine"], []),
    };

    public static TheoryData<SourceFile> Files => [.. SourceFile.Below(Library)];

    private static IEnumerable<string> TopTypes =>
        SourceFile.Below(Library).Where(file => file.Folder.Length == 0).SelectMany(file => file.TopLevelTypes).Distinct();

    [Fact]
    public void Every_folder_has_its_walls() => Assert.Equal(
        Walls.Keys.Order(StringComparer.Ordinal),
        SourceFile.Below(Library).Select(file => file.Folder).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_uses_the_folders_that_it_may(SourceFile file)
    {
        var used = file.Usings.Concat(QualifiedNames(file)).Where(name => name.StartsWith("FastIzhi.", StringComparison.Ordinal))
            .Select(name => name["FastIzhi.".Length..].Split('.')[0])
            .Where(folder => Walls.ContainsKey(folder))
            .ToHashSet();
        used.Remove(file.Folder);

        Assert.Empty(used.Except(Walls[file.Folder].Folders));
    }

    /// <summary>These need no using line, being in the namespace above.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_names_the_types_at_the_top_that_it_may(SourceFile file)
    {
        if (file.Folder.Length > 0)
        {
            Assert.Empty(TopTypes.Where(file.Mentions).Except(Walls[file.Folder].TopTypes));
        }
    }

    /// <summary>Names such as Engine.Engine, which the namespace above makes possible without a using line.</summary>
    private static IEnumerable<string> QualifiedNames(SourceFile file) =>
        from folder in Walls.Keys
        where folder.Length > 0 && (file.Qualifies(folder) || file.Qualifies($"FastIzhi.{folder}"))
        select $"FastIzhi.{folder}";
}
