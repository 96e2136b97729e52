using System.Globalization;
using System.Text.RegularExpressions;

namespace FastIzhi.Cli.Sweeps;

/// <summary>A value of the experiment that a sweep varies.</summary>
/// <param name="Path">Its path, such as populations.E.size.</param>
/// <param name="Texts">What it is set to, one run after the other.</param>
internal sealed partial record SweepAxis(string Path, IReadOnlyList<string> Texts)
{
    /// <summary>
    /// Reads values with commas between them, outside of brackets, braces and quotes. Each is JSON or a text, or a range such as
    /// 0..500..10: from, to (with it, where it is met) and step, 1 by default.
    /// </summary>
    /// <exception cref="InputException">There is no value, or a range goes nowhere.</exception>
    public static SweepAxis Parse(Assignment assignment)
    {
        var texts = new List<string>();
        foreach (var part in Split(assignment.Text))
        {
            if (part.Length == 0)
            {
                throw new InputException($"--set {assignment.Path}: a value is missing in '{assignment.Text}'; write an empty text as \"\"");
            }

            if (Colons().IsMatch(part))
            {
                throw new InputException($"--set {assignment.Path}: '{part}' is no value; write a range as from..to..step, such as 0..500..10");
            }

            if (Range().Match(part) is { Success: true } range)
            {
                texts.AddRange(ValuesIn(assignment.Path, part, range));
            }
            else
            {
                texts.Add(part);
            }
        }

        return new SweepAxis(assignment.Path, texts);
    }

    private static IEnumerable<string> Split(string text)
    {
        var (begin, depth, isQuoted) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when isQuoted:
                    i++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '[' or '{' when !isQuoted:
                    depth++;
                    break;
                case ']' or '}' when !isQuoted:
                    depth--;
                    break;
                case ',' when !isQuoted && depth == 0:
                    yield return text[begin..i].Trim();
                    begin = i + 1;
                    break;
            }
        }

        yield return text[begin..].Trim();
    }

    /// <summary>In decimal, so that 0..1..0.1 has 0.3 and not 0.30000000000000004.</summary>
    private static IEnumerable<string> ValuesIn(string path, string text, Match range)
    {
        try
        {
            var (from, to, step) = (Number("from"), Number("to"), Number("step"));
            var steps = step == 0 ? -1 : decimal.Floor((to - from) / step);
            return steps switch
            {
                < 0 => throw new InputException(
                    $"--set {path}: the range '{text}' does not come to its end in steps of {Text(step)}; write from..to..step, such as 0..500..10"),
                < SweepPlan.MostRuns => Enumerable.Range(0, (int)steps + 1).Select(k => Text(from + (k * step))),
                _ => throw new InputException(
                    $"--set {path}: the range '{text}' has {steps + 1} values; a sweep has at most {SweepPlan.MostRuns} runs"),
            };
        }
        catch (OverflowException)
        {
            throw new InputException($"--set {path}: the numbers of '{text}' are too great for a range; give its values with commas between them");
        }

        decimal Number(string group) => range.Groups[group] is not { Success: true } number ? 1
            : decimal.Parse(number.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

        static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    /// <summary>A range as others write it.</summary>
    [GeneratedRegex(@"^-?[0-9.eE+-]+(:-?[0-9.eE+-]+){1,2}$")]
    private static partial Regex Colons();

    [GeneratedRegex(@"^(?<from>-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?)\.\.(?<to>-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?)(\.\.(?<step>-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?))?$")]
    private static partial Regex Range();
}
