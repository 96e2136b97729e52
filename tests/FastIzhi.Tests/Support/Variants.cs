using Xunit;

namespace FastIzhi.Tests.Support;

/// <summary>Schemes and integrations in both precisions, for theories.</summary>
internal static class Variants
{
    public static TheoryData<Scheme, Precision> All
    {
        get
        {
            var data = new TheoryData<Scheme, Precision>();
            foreach (var scheme in Enum.GetValues<Scheme>())
            {
                foreach (var precision in Enum.GetValues<Precision>())
                {
                    data.Add(scheme, precision);
                }
            }

            return data;
        }
    }

    /// <summary>All integrations of the standard scheme.</summary>
    public static TheoryData<Integration, Precision> Integrations
    {
        get
        {
            var data = new TheoryData<Integration, Precision>();
            foreach (var integration in Enum.GetValues<Integration>())
            {
                foreach (var precision in Enum.GetValues<Precision>())
                {
                    data.Add(integration, precision);
                }
            }

            return data;
        }
    }
}
