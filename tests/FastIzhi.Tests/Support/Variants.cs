using Xunit;

namespace FastIzhi.Tests.Support;

/// <summary>Both schemes in both precisions, for theories.</summary>
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
}
