using Xunit;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>Tests that set or measure something of the whole process, and so run when no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
