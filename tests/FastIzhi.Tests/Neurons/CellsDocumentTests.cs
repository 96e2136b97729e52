using System.Globalization;
using FastIzhi.Neurons;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Neurons;

/// <summary>docs/cells.md says of each published type what the library has.</summary>
public class CellsDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("docs", "cells.md"));

    public static TheoryData<string> Names => [.. CellTypes.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_table_has_the_values(string name)
    {
        var type = CellTypes.Named(name);
        var p = type.Parameters;
        double[] values = type.Four is { } four
            ? [four.RecoveryRate, four.RecoverySensitivity, four.ResetVoltage, four.ResetIncrement]
            : [
                p.Capacitance, p.Gain, p.RestingVoltage, p.ThresholdVoltage, p.PeakVoltage,
                p.RecoveryRate, p.RecoverySensitivity, p.ResetVoltage, p.ResetIncrement];
        var cells = string.Join(" | ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

        Assert.Single(Lines, line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal) && line.Contains($"| {cells} |", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_table_has_the_figure_and_the_member(string name)
    {
        var type = CellTypes.Named(name);
        var figure = type.Source.Contains("figure ", StringComparison.Ordinal) ? $"| {type.Source.Split("figure ")[1]} |" : "|";
        var member = new[] { typeof(CellTypes), typeof(CellTypes2003), typeof(CellTypes2004), typeof(CellTypes2007) }
            .SelectMany(types => types.GetProperties()).Single(property => ReferenceEquals(property.GetValue(null), type));

        Assert.Contains(Lines, line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal)
            && line.Contains($"`{member.DeclaringType!.Name}.{member.Name}`", StringComparison.Ordinal)
            && line.Contains(figure, StringComparison.Ordinal));
    }
}
