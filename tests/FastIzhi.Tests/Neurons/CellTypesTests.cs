using System.Text.RegularExpressions;
using FastIzhi.Neurons;
using FastIzhi.Tests.Support;
using Xunit;

namespace FastIzhi.Tests.Neurons;

/// <summary>The names, values and sources of the published cell types.</summary>
public class CellTypesTests
{
    /// <summary>As in the captions of the book: C, k, v_r, v_t, v_peak, a, b, c, d.</summary>
    public static TheoryData<string, double[], string> Book => new()
    {
        { "RS-2007", [100, 0.7, -60, -40, 35, 0.03, -2, -50, 100], "8.12" },
        { "IB-2007", [150, 1.2, -75, -45, 50, 0.01, 5, -56, 130], "8.19" },
        { "CH-2007", [50, 1.5, -60, -40, 25, 0.03, 1, -40, 150], "8.23" },
        { "LTS-2007", [100, 1, -56, -42, 40, 0.03, 8, -53, 20], "8.25" },
        { "FS-2007", [20, 1, -55, -40, 25, 0.2, 0, -45, 0], "8.27" },
        { "TC-tonic-2007", [200, 1.6, -60, -50, 35, 0.01, 15, -60, 10], "8.31" },
        { "TC-burst-2007", [200, 1.6, -60, -50, 35, 0.01, 15, -60, 10], "8.31" },
        { "RTN-2007", [40, 0.25, -65, -45, 0, 0.015, 10, -55, 50], "8.32" },
    };

    /// <summary>a, b, c, d.</summary>
    public static TheoryData<string, double[]> Fours => new()
    {
        { "RS-2003", [0.02, 0.2, -65, 8] },
        { "IB-2003", [0.02, 0.2, -55, 4] },
        { "CH-2003", [0.02, 0.2, -50, 2] },
        { "FS-2003", [0.1, 0.2, -65, 2] },
        { "TC-2003", [0.02, 0.25, -65, 0.05] },
        { "RZ-2003", [0.1, 0.26, -65, 2] },
        { "LTS-2003", [0.02, 0.25, -65, 2] },
        { "tonic-spiking-2004", [0.02, 0.2, -65, 6] },
        { "phasic-spiking-2004", [0.02, 0.25, -65, 6] },
        { "tonic-bursting-2004", [0.02, 0.2, -50, 2] },
        { "phasic-bursting-2004", [0.02, 0.25, -55, 0.05] },
        { "mixed-mode-2004", [0.02, 0.2, -55, 4] },
        { "spike-frequency-adaptation-2004", [0.01, 0.2, -65, 8] },
        { "class-1-2004", [0.02, -0.1, -55, 6] },
        { "class-2-2004", [0.2, 0.26, -65, 0] },
        { "spike-latency-2004", [0.02, 0.2, -65, 6] },
        { "subthreshold-oscillations-2004", [0.05, 0.26, -60, 0] },
        { "resonator-2004", [0.1, 0.26, -60, -1] },
        { "integrator-2004", [0.02, -0.1, -55, 6] },
        { "rebound-spike-2004", [0.03, 0.25, -60, 4] },
        { "rebound-burst-2004", [0.03, 0.25, -52, 0] },
        { "threshold-variability-2004", [0.03, 0.25, -60, 4] },
        { "bistability-2004", [0.1, 0.26, -60, 0] },
        { "depolarizing-after-potential-2004", [1, 0.2, -60, -21] },
    };

    [Theory]
    [MemberData(nameof(Book))]
    public void The_values_of_the_book(string name, double[] expected, string figure)
    {
        var type = CellTypes.Named(name);
        var p = type.Parameters;

        Assert.Equal((IEnumerable<double>)expected, [
            p.Capacitance, p.Gain, p.RestingVoltage, p.ThresholdVoltage, p.PeakVoltage,
            p.RecoveryRate, p.RecoverySensitivity, p.ResetVoltage, p.ResetIncrement]);
        Assert.EndsWith("figure " + figure, type.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_terms_of_the_book_beyond_nine_parameters()
    {
        Assert.Equal(
            ["LTS-2007", "FS-2007", "TC-tonic-2007", "TC-burst-2007", "RTN-2007"],
            CellTypes.All.Where(type => type.Parameters.Extended is not null).Select(type => type.Name));
        Assert.Equal(new ExtendedTerms(null, null, 0, -0.1, 0.04, 670), CellTypes2007.LTS.Parameters.Extended);
        Assert.Equal(new ExtendedTerms(-55, 0, 0.025), CellTypes2007.FS.Parameters.Extended);
        Assert.Equal(new ExtendedTerms(-65, 0, 0, 0.1, -0.1), CellTypes2007.TCTonic.Parameters.Extended);
        Assert.Equal(new ExtendedTerms(-65, 2), CellTypes2007.RTN.Parameters.Extended);
        Assert.Equal(CellTypes2007.TCTonic.Parameters, CellTypes2007.TCBurst.Parameters);
    }

    [Theory]
    [MemberData(nameof(Fours))]
    public void The_values_of_the_papers_of_2003_and_2004(string name, double[] expected)
    {
        var four = CellTypes.Named(name).Four!.Value;

        Assert.Equal((IEnumerable<double>)expected, [four.RecoveryRate, four.RecoverySensitivity, four.ResetVoltage, four.ResetIncrement]);
    }

    [Fact]
    public void The_lists_are_complete() => Assert.Equal(
        CellTypes.All.Select(type => type.Name).Order(StringComparer.Ordinal),
        Book.Concat(Fours).Select(row => (string)row[0]).Concat(["RS", "FS"]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_type_is_sound_has_a_source_and_a_name_of_its_own()
    {
        Assert.All(CellTypes.All, type =>
        {
            Assert.Null(type.Parameters.Problem());
            Assert.Matches(new Regex(@"Izhikevich.*20\d\d.*(doi:|figure)"), type.Source);
            Assert.Matches(new Regex("^([A-Z]+|[A-Za-z0-9-]+-20(03|04|07))$"), type.Name);
        });
        Assert.Equal(CellTypes.All.Count, CellTypes.All.Select(type => type.Name).Distinct().Count());
    }

    [Fact]
    public void A_misspelt_name_is_told_with_the_nearest() =>
        Refusal.Names(() => CellTypes.Named("RS-2008"), "'RS-2008'", "did you mean 'RS-2007'", "TC-burst-2007");
}
