namespace FastIzhi.Kernels;

/// <summary>The terms of the nine parameters only.</summary>
internal readonly struct NineParameterTerms : INeuronTerms
{
    public static bool AreExtended => false;
}
