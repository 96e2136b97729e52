namespace FastIzhi.Kernels;

/// <summary>The terms of the nine parameters and the extended ones.</summary>
internal readonly struct AllTerms : INeuronTerms
{
    public static bool AreExtended => true;
}
