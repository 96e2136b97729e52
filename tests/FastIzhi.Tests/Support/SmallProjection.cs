using FastIzhi.Networks;
using FastIzhi.Receptors;

namespace FastIzhi.Tests.Support;

/// <summary>A projection between populations that are known by their index.</summary>
public sealed record SmallProjection(
    int Source, int Target, ConnectionRule Rule, Delay Delay, WeightFormat WeightFormat, IReadOnlyList<DrivenReceptor>? Receptors);
