namespace FastIzhi.Kernels;

/// <summary>No neuron has a refractory time.</summary>
internal readonly struct NeverRefractory : IRefractoriness
{
    public static bool IsThere => false;
}
