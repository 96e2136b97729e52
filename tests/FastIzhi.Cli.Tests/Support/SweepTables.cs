using Microsoft.VisualBasic.FileIO;
using Xunit;

namespace FastIzhi.Cli.Tests.Support;

/// <summary>The tables of outcomes that sweeps write.</summary>
internal static class SweepTables
{
    /// <summary>The fields of all lines.</summary>
    public static List<string[]> Read(string path)
    {
        using var lines = new TextFieldParser(path) { Delimiters = [","] };
        var table = new List<string[]>();
        while (lines.ReadFields() is { } fields)
        {
            table.Add(fields);
        }

        Assert.All(table, fields => Assert.Equal(table[0].Length, fields.Length));
        return table;
    }

    /// <summary>What the runs have in a column.</summary>
    public static string[] Column(List<string[]> table, string name)
    {
        var column = Array.IndexOf(table[0], name);
        Assert.True(column >= 0, $"there is no {name} in {string.Join(", ", table[0])}");
        return [.. table.Skip(1).Select(fields => fields[column])];
    }
}
