namespace FastIzhi.Kernels;

/// <summary>Any receptors, fed in any way.</summary>
internal readonly struct AnyReceptors : IReceptorSet
{
    public static bool AreStandardFour => false;
}
