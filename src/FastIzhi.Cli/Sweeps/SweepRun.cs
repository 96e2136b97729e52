using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace FastIzhi.Cli.Sweeps;

/// <summary>A run of a sweep.</summary>
/// <param name="Settings">What it sets, in the order of the command line.</param>
internal sealed partial record SweepRun(IReadOnlyList<Assignment> Settings)
{
    private const int MostCharacters = 100;

    /// <summary>
    /// What it sets, as the name of a file: drive=300_seed=2. Where that cannot be one, or is too long, what can be kept and a hash of all.
    /// </summary>
    public string Name
    {
        get
        {
            var paths = Settings.Select(setting => setting.Path).ToList();
            var whole = string.Join('_', Settings.Select(setting => $"{KeyOf(setting.Path, paths)}={setting.Text}"));
            var name = Strange().Replace(whole, "-");
            return name == whole && name.Length <= MostCharacters
                ? name
                : $"{name[..Math.Min(name.Length, MostCharacters)]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..8]}";
        }
    }

    /// <summary>The name of its result file.</summary>
    public string File => Name + ".h5";

    /// <summary>The last name of a path where it says enough: weight for projections[0].weight, if no other path ends so.</summary>
    private static string KeyOf(string path, List<string> paths)
    {
        var key = Last(path);
        return key.Contains('[', StringComparison.Ordinal) || paths.Count(other => Last(other) == key) > 1 ? path : key;

        static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];
    }

    [GeneratedRegex(@"[^\w.+=,\[\]-]")]
    private static partial Regex Strange();
}
