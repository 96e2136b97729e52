using ScottPlot;
using SkiaSharp;

namespace FastIzhi.Plots.Pictures;

/// <summary>DejaVu Sans, which comes along: on a machine without fonts text would vanish.</summary>
internal sealed class BundledFont : IFontResolver
{
    public const string Name = "DejaVu Sans";

    private static readonly Lazy<SKTypeface> RegularFace = new(() => Load("DejaVuSans.ttf"));
    private static readonly Lazy<SKTypeface> BoldFace = new(() => Load("DejaVuSans-Bold.ttf"));

    private BundledFont()
    {
    }

    public static SKTypeface Regular => RegularFace.Value;

    public static SKTypeface Bold => BoldFace.Value;

    /// <summary>Makes ScottPlot use it.</summary>
    public static void Register()
    {
        lock (Fonts.FontResolvers)
        {
            if (!Fonts.FontResolvers.OfType<BundledFont>().Any())
            {
                Fonts.FontResolvers.Insert(0, new BundledFont());
            }
        }
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? Load(weight >= FontWeight.SemiBold ? "DejaVuSans-Bold.ttf" : "DejaVuSans.ttf") : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Name ? Load(bold ? "DejaVuSans-Bold.ttf" : "DejaVuSans.ttf") : null;

    private static SKTypeface Load(string file) =>
        SKTypeface.FromStream(typeof(BundledFont).Assembly.GetManifestResourceStream(file)!);
}
