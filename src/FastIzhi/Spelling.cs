namespace FastIzhi;

/// <summary>Helps with misspelt names in error messages.</summary>
internal static class Spelling
{
    /// <summary>The allowed names in a list, with the nearest one to what was written if one is near.</summary>
    public static string List(IEnumerable<string> allowed, string written)
    {
        var names = allowed.ToList();
        var list = names.Count == 0 ? "none" : string.Join(", ", names);
        return Nearest(names, written) is { } nearest ? $"{list} (did you mean '{nearest}'?)" : list;
    }

    /// <summary>
    /// The name that differs in the fewest letters: in at most a third of them, or in one, but never in all. Null when none is
    /// that near.
    /// </summary>
    public static string? Nearest(IEnumerable<string> allowed, string written) => allowed
        .Select(name => (Name: name, Distance: Distance(name.ToUpperInvariant(), written.ToUpperInvariant())))
        .Where(candidate => IsNear(candidate.Distance, Math.Max(written.Length, candidate.Name.Length)))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    private static bool IsNear(int distance, int letters) => distance < letters && distance <= Math.Max(1, letters / 3);

    /// <summary>Levenshtein distance, a swap of neighbours counting as one.</summary>
    private static int Distance(string a, string b)
    {
        var distances = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distances[i, j] = i + j;
                    continue;
                }

                var substituted = distances[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                distances[i, j] = Math.Min(substituted, Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
                }
            }
        }

        return distances[a.Length, b.Length];
    }
}
