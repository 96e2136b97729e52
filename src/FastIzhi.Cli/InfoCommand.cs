using System.CommandLine;
using FastIzhi.Experiments;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi info</c>: describes an experiment or a result file.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "An experiment or a result file." };
        var overrides = new OverrideOptions();
        var command = new Command("info", "Describes an experiment (size, memory it will need) or a result file.") { file };
        overrides.AddTo(command);
        command.SetAction(parsed => Print(parsed.GetRequiredValue(file), overrides.Of(parsed)));
        return command;
    }

    private static void Print(string path, ExperimentOverrides overrides)
    {
        if (Hdf5Signature.Marks(path))
        {
            if (overrides is not { Duration: null, Precision: null, Seed: null, Values.Count: 0 })
            {
                throw new InputException(
                    $"{path} is a result file, which is described as it is; 'fastizhi check {path}' takes values in place of its experiment's");
            }

            ResultInfo.Print(path);
        }
        else
        {
            ExperimentInfo.Print(ExperimentFile.Load(path, overrides));
        }
    }
}
