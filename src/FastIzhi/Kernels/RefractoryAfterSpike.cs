namespace FastIzhi.Kernels;

/// <summary>Neurons have refractory times, each its own.</summary>
internal readonly struct RefractoryAfterSpike : IRefractoriness
{
    public static bool IsThere => true;
}
