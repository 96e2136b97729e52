using System.CommandLine;
using System.CommandLine.Help;
using FastIzhi.Cli;

var root = new Command("fastizhi", "Simulates networks of Izhikevich neurons and streams the results to HDF5 files.")
{
    new HelpOption(),
    new VersionOption(),
    RunCommand.Create(),
    ResumeCommand.Create(),
    SweepCommand.Create(),
    CheckCommand.Create(),
    InfoCommand.Create(),
    StatsCommand.Create(),
    PlotCommand.Create(),
    FrequencyCurrentCommand.Create(),
    WatchCommand.Create(),
    RecoverCommand.Create(),
    ImportCommand.Create(),
    ExportCommand.Create(),
    SchemaCommand.Create(),
    CompletionCommand.Create(),
    CompleteCommand.Create(),
};

return Runner.Run(root, args);
