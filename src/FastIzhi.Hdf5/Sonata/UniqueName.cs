namespace FastIzhi.Hdf5.Sonata;

/// <summary>Names that are allowed and not taken.</summary>
internal static class UniqueName
{
    /// <summary>The name itself, or with a number behind it where it is taken.</summary>
    public static string Of(string name, IReadOnlyCollection<string> taken)
    {
        var free = name;
        for (var i = 2; taken.Contains(free); i++)
        {
            free = $"{name}_{i}";
        }

        return free;
    }

    /// <summary>The name with '_' for each letter that names of populations and experiments cannot have.</summary>
    public static string Allowed(string name)
    {
        var allowed = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_'));
        return allowed.Length == 0 || allowed[0] == '.' ? $"_{allowed}" : allowed;
    }
}
