using System.CommandLine;
using FastIzhi.Hdf5;

namespace FastIzhi.Cli;

/// <summary><c>fastizhi recover</c>: repairs the result file of a run that was killed.</summary>
internal static class RecoverCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The result file of a run that was killed." };
        var command = new Command("recover", "Repairs the result file of a run that was killed, in place, and describes it.") { file };
        command.SetAction(parsed => Recover(parsed.GetRequiredValue(file)));
        return command;
    }

    private static void Recover(string path)
    {
        var repaired = ResultInput.Check(() => ResultRecovery.Recover(path));
        Console.WriteLine(repaired
            ? $"{path} is repaired: every HDF5 reader opens it now"
            : $"{path} is sound: there was nothing to repair");
        ResultInfo.Print(path);
    }
}
