using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FastIzhi.Cli.Sweeps;

/// <summary>The table of the outcomes of a sweep, in the order of its runs: a file of comma-separated values, replaced whole as runs end.</summary>
/// <param name="path">The file.</param>
/// <param name="runs">The runs.</param>
internal sealed class SweepTable(string path, IReadOnlyList<SweepRun> runs)
{
    private const int MostPrinted = 40;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Dictionary<SweepRun, SweepOutcome> _outcomes = new(ReferenceEqualityComparer.Instance);
    private readonly Stopwatch _saved = Stopwatch.StartNew();

    private IEnumerable<SweepOutcome> Rows => runs.Where(_outcomes.ContainsKey).Select(run => _outcomes[run]);

    /// <summary>How many runs there are of each status, in words.</summary>
    public string Counts => $"{Units.Count(runs.Count, "run")}, " + string.Join(
        ", ", Rows.GroupBy(row => row.Status).OrderBy(status => status.Key).Select(status => $"{status.Count()} {Words.Of(status.Key)}"));

    /// <summary>Adds a run that has ended; every now and then, the file is written.</summary>
    public void Add(SweepOutcome outcome)
    {
        _outcomes[outcome.Run] = outcome;
        if (_saved.Elapsed >= Interval)
        {
            try
            {
                Save();
            }
            catch (RunFailedException)
            {
                // The runs go on; the last time tells.
            }
        }
    }

    /// <summary>Writes the file.</summary>
    /// <exception cref="RunFailedException">It cannot be written.</exception>
    public void Save()
    {
        var temporary = path + ".tmp";
        try
        {
            File.WriteAllText(temporary, Text());
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunFailedException($"cannot write the table '{path}': {e.Message}");
        }

        _saved.Restart();
    }

    /// <summary>Prints the runs with the rates of their populations, and where the bump is if that was asked for.</summary>
    public void Print()
    {
        var rows = Rows.ToList();
        var shown = Columns(rows).Where(column => column.EndsWith(".rate_hz", StringComparison.Ordinal) || column.EndsWith(".angle_deg", StringComparison.Ordinal))
            .ToList();
        var width = rows.Take(MostPrinted).Select(row => row.Run.Name.Length).DefaultIfEmpty().Max() + 2;
        Console.WriteLine($"  {"run".PadRight(width)}{"status",-12}{string.Concat(shown.Select(column => $"{Heading(column),14}"))}");
        foreach (var row in rows.Take(MostPrinted))
        {
            var values = row.Values.ToDictionary();
            Console.WriteLine(
                $"  {row.Run.Name.PadRight(width)}{Words.Of(row.Status),-12}{string.Concat(shown.Select(column => $"{Number(values.GetValueOrDefault(column)),14}"))}");
        }

        if (rows.Count > MostPrinted)
        {
            Console.WriteLine($"  and {rows.Count - MostPrinted} more");
        }

        static string Heading(string column) => column.Replace(".rate_hz", " [Hz]", StringComparison.Ordinal).Replace(".angle_deg", " [degrees]", StringComparison.Ordinal);

        static string Number(object? value) => value is double number ? number.ToString("0.00", CultureInfo.InvariantCulture) : "-";
    }

    private string Text()
    {
        var rows = Rows.ToList();
        var paths = runs[0].Settings.Select(setting => setting.Path).ToList();
        var columns = Columns(rows);
        var text = new StringBuilder();
        AppendLine(text, ["file", "status", .. paths, .. columns, "failure"]);
        foreach (var row in rows)
        {
            var values = row.Values.ToDictionary();
            AppendLine(text, [
                row.Run.File, Words.Of(row.Status), .. row.Run.Settings.Select(setting => setting.Text), .. columns.Select(column => values.GetValueOrDefault(column)), row.Failure,
            ]);
        }

        return text.ToString();
    }

    /// <summary>The columns of all rows; a population may be in some of them only.</summary>
    private static List<string> Columns(List<SweepOutcome> rows) => [.. rows.SelectMany(row => row.Values.Select(value => value.Key)).Distinct()];

    private static void AppendLine(StringBuilder text, IEnumerable<object?> values) =>
        text.AppendJoin(',', values.Select(value => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture)!))).Append('\n');

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
