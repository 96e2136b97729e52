using Xunit;

namespace FastIzhi.Cli.Tests.Support;

/// <summary>
/// Tests that read result files while no other test starts processes: the HDF5 library lets a process that starts inherit what it
/// has open, with its lock, which would then last as long as that process.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
