namespace FastIzhi.Networks;

/// <summary>The sources within a distance of a target on a ring, numbered [First, End) on beyond either end of their population.</summary>
internal readonly struct RingWindow
{
    private readonly int _sourceSize;

    /// <param name="target">Index within the target population.</param>
    /// <param name="reach">The distance [degrees]; negative for no sources.</param>
    /// <param name="shape">The sizes of the projection.</param>
    public RingWindow(int target, double reach, in ProjectionShape shape)
    {
        _sourceSize = shape.SourceSize;
        var centre = (double)((long)target * shape.SourceSize) / shape.TargetSize;
        var half = Math.Clamp(reach, 0, RingDistance.Longest) / 360 * shape.SourceSize;
        First = (int)Math.Ceiling(centre - half);
        Middle = (int)Math.Ceiling(centre);
        End = reach < 0 ? First : First + Math.Min((int)Math.Floor(centre + half) - First + 1, shape.SourceSize);
    }

    public int First { get; }

    /// <summary>The first one that is not before the target.</summary>
    public int Middle { get; }

    public int End { get; }

    public int Count => End - First;

    /// <summary>The index within the source population of a number of the window.</summary>
    public int SourceAt(int i) => i < 0 ? i + _sourceSize : i >= _sourceSize ? i - _sourceSize : i;
}
