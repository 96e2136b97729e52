namespace FastIzhi.Plots;

/// <summary>The kind of file that a plot becomes.</summary>
public enum PlotFormat
{
    /// <summary>A picture of pixels.</summary>
    Png,

    /// <summary>A picture of lines and text; dense rasters in it are of pixels.</summary>
    Svg,

    /// <summary>One page for browsers, without other files or a network, to zoom, hover and switch neurons in.</summary>
    Html,
}
