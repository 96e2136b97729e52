using System.Text.RegularExpressions;

namespace FastIzhi;

/// <summary>The words that experiment and result files have for the values of enumerations.</summary>
public static partial class Words
{
    /// <summary>The word for a value, such as half_steps for <see cref="Integration.HalfSteps"/>.</summary>
    /// <param name="value">A value of an enumeration.</param>
    public static string Of(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Gap().Replace(value.ToString(), "_").ToLowerInvariant();
    }

    /// <summary>The values of an enumeration by their words.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    public static IReadOnlyDictionary<string, T> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => Of(value));

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Gap();
}
