namespace FastIzhi.Cli.Sweeps;

/// <summary>A run of a sweep that can be done.</summary>
/// <param name="Run">The run.</param>
/// <param name="Output">The path of its result file.</param>
/// <param name="State">What there is of it.</param>
/// <param name="Memory">The memory that it takes.</param>
/// <param name="Disk">What it is likely to write [bytes].</param>
internal sealed record CheckedRun(SweepRun Run, string Output, SweepState State, MemoryEstimate Memory, double Disk);
