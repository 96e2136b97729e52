using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary>Describes a result file.</summary>
internal static class ResultInfo
{
    /// <exception cref="InputException">The file is no result file.</exception>
    public static void Print(string path)
    {
        using var result = ResultInput.Open(path);
        Console.WriteLine($"{result.Name}: result file, {StatusOf(result)}");
        Report.Line("simulated", $"{result.Time:0.####} of {result.Duration:0.####} ms, {result.Steps} steps");
        Report.Line("scheme", Report.Options(result.Scheme, result.Integration, result.TimeStep, result.Precision, result.Seed));
        Report.Line("neurons", $"{result.Populations.Sum(population => population.Size)}");
        foreach (var population in result.Populations)
        {
            Report.Line(
                "  " + population.Name,
                $"{population.Size}, {Words.Of(population.Kind)}, {Units.Count(population.Spikes, "spike")}, " +
                Units.Rate(population.Spikes, population.Size, result.Time));
        }

        ReceptorInfo.Print(result.Receptors);
        Report.Line("checksum", Report.Checksum(result.SpikeChecksum));
        Report.Line("started", $"{result.Started:yyyy-MM-dd HH:mm:ss zzz}");
        Report.Line("wall time", Report.WallTime(result.WallTime, result.Time));
        var machine = result.Machine;
        Report.Line("machine", $"{machine.Cpu}, {Units.Count(result.Threads, "thread")} on {Units.Count(machine.Cores, "core")}, vectors of {machine.VectorBits} bit, {machine.OperatingSystem}");
        Report.Line("written by", $"FastIzhi {result.CreatorVersion}, .NET {machine.DotNet}, HDF5 {machine.Hdf5}");
        Report.Line("file", $"{path}, {Units.Bytes(result.FileBytes)}");
        foreach (var dataset in result.Datasets)
        {
            Report.Line("  " + dataset.Path, $"{string.Join(" x ", dataset.Shape)} {dataset.Type} {dataset.Units}");
        }

        if (result.NeedsRecovery)
        {
            Report.Line("repair", $"'fastizhi recover {path}' makes it a file that every HDF5 reader opens");
        }

        if (!result.IsBeingWritten && result.Status != RunStatus.Complete)
        {
            Report.Line("resume", $"'fastizhi resume {path}' goes on with its run");
        }
    }

    private static string StatusOf(ResultFile result) =>
        result.NeedsRecovery ? "its run was killed" : Words.Of(result.Status);
}
