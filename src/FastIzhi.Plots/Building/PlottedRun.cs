using System.Text.Json;
using FastIzhi.Analysis;
using FastIzhi.Experiments;
using FastIzhi.Hdf5;
using FastIzhi.Plots.Figures;

namespace FastIzhi.Plots.Building;

/// <summary>A result file and what is asked of it.</summary>
internal sealed class PlottedRun
{
    private const int MostNeurons = 64;

    private readonly Lazy<Experiment?> _experiment;

    /// <exception cref="PlotException">The file has no time in the window.</exception>
    public PlottedRun(ResultFile file, PlotOptions options, Detail detail)
    {
        (File, Options, Detail) = (file, options, detail);
        var end = file.Start + file.Time;
        if (!(file.Time > 0))
        {
            throw new PlotException($"'{file.Path}' has no time simulated yet; there is nothing to plot");
        }

        Window = options.Window ?? new SpikeWindow(file.Start, end);
        if (Window.From >= end || Window.To <= file.Start)
        {
            throw new PlotException($"the window from {Window.From:0.######} to {Window.To:0.######} ms is empty; '{file.Path}' goes from {file.Start:0.######} to {end:0.######} ms");
        }

        Window = new SpikeWindow(Math.Max(Window.From, file.Start), Math.Min(Window.To, end));
        TimeAxis = new PlotAxis("time", "ms", Window.From, Window.To);
        _experiment = new Lazy<Experiment?>(Parse);
    }

    public ResultFile File { get; }

    public PlotOptions Options { get; }

    public Detail Detail { get; }

    /// <summary>The window of model time that is plotted.</summary>
    public SpikeWindow Window { get; }

    public PlotAxis TimeAxis { get; }

    /// <summary>The experiment; null where it is not known: <see cref="ExperimentProblem"/> says why.</summary>
    public Experiment? Experiment => _experiment.Value;

    /// <summary>Why the experiment is not known.</summary>
    public string? ExperimentProblem { get; private set; }

    /// <summary>What the experiment file says that it shows; empty where it does not say.</summary>
    public string Description
    {
        get
        {
            if (File.Experiment.Length == 0)
            {
                return "";
            }

            using var text = JsonDocument.Parse(File.Experiment);
            return text.RootElement.TryGetProperty("description", out var description) ? description.GetString() ?? "" : "";
        }
    }

    /// <summary>How it was run, and what could not be found out for the plot; to be asked for when all is built.</summary>
    public string Facts =>
        $"{Words.Of(File.Scheme)} scheme, {Words.Of(File.Integration)}, dt {File.TimeStep} ms, {Words.Of(File.Precision)} precision, seed {File.Seed}; " +
        $"{Window.From:0.####} to {Window.To:0.####} ms" + (File.Status == RunStatus.Complete ? "" : $", {Words.Of(File.Status)}") +
        (ExperimentProblem is null ? "" : "; parameters not known, spikes as recorded");

    /// <summary>The populations whose spikes were recorded.</summary>
    public IReadOnlyList<ResultPopulation> WithSpikes => [.. File.Populations.Where(population => File.HasSpikes(population.Name))];

    /// <summary>The variables that were recorded of a population.</summary>
    public IReadOnlyList<string> VariablesOf(ResultPopulation population) =>
    [
        .. File.Datasets.Select(dataset => dataset.Path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            .Where(path => path[0] == "states" && path[1] == population.Name)
            .Select(path => path[2]),
    ];

    /// <summary>The neurons to plot, of which all variables that the plot needs were recorded.</summary>
    /// <param name="needed">The variables that it needs of a population.</param>
    /// <param name="shown">Number of neurons that a picture has when none are chosen; at least one of each population.</param>
    /// <exception cref="PlotException">There are none, or not those that were chosen.</exception>
    public IReadOnlyList<PlottedNeuron> Choose(Func<ResultPopulation, IReadOnlyList<string>> needed, int shown)
    {
        var populations = File.Populations.Where(population => !needed(population).Except(VariablesOf(population)).Any()).ToList();
        if (populations.Count == 0)
        {
            throw NotRecorded(needed(File.Populations[0]), File.Populations[0]);
        }

        return Options.Neurons.Count > 0 ? Chosen(needed) : First(populations, needed, shown);
    }

    /// <summary>Which neurons were chosen of a population; null for all where none of any population were.</summary>
    /// <exception cref="PlotException">There are no such neurons.</exception>
    public IReadOnlyList<int>? ChosenOf(ResultPopulation population) => Options.Neurons.Count == 0
        ? null
        : [.. Choices().Where(choice => choice.Population == population).Select(choice => choice.Index)];

    private List<PlottedNeuron> First(List<ResultPopulation> populations, Func<ResultPopulation, IReadOnlyList<string>> needed, int shown)
    {
        var shownOfEach = Math.Max(1, shown / populations.Count);
        var readOfEach = Math.Max(shownOfEach, Detail.HiddenNeurons / populations.Count);
        return
        [
            .. populations.SelectMany(population => needed(population)
                .Select(variable => (IEnumerable<int>)File.States(population.Name, variable).Neurons)
                .Aggregate((all, some) => all.Intersect(some))
                .Take(readOfEach)
                .Select((index, i) => new PlottedNeuron(population, index, i >= shownOfEach))),
        ];
    }

    private List<PlottedNeuron> Chosen(Func<ResultPopulation, IReadOnlyList<string>> needed)
    {
        var chosen = Choices().ToList();
        if (chosen.Count > MostNeurons)
        {
            throw new PlotException($"{chosen.Count} neurons were chosen; plot at most {MostNeurons} at a time");
        }

        foreach (var population in chosen.Select(neuron => neuron.Population).Distinct())
        {
            if (needed(population).Except(VariablesOf(population)).Any())
            {
                throw NotRecorded(needed(population), population);
            }

            foreach (var variable in needed(population))
            {
                var recorded = File.States(population.Name, variable).Neurons.ToHashSet();
                if (chosen.Find(neuron => neuron.Population == population && !recorded.Contains(neuron.Index)) is { } missing)
                {
                    var some = string.Join(", ", recorded.Take(10)) + (recorded.Count > 10 ? ", ..." : "");
                    throw new PlotException($"'{File.Path}' has no {variable} of neuron {missing.Index} of {population.Name}; it has that of {some}");
                }
            }
        }

        return chosen;
    }

    private IEnumerable<PlottedNeuron> Choices()
    {
        var seen = new HashSet<(string, int)>();
        foreach (var choice in Options.Neurons)
        {
            var names = string.Join(", ", File.Populations.Select(described => described.Name));
            if (choice.Population is null && File.Populations.Count > 1)
            {
                throw new PlotException($"of which population are the neurons? Name one of {names}");
            }

            var population = choice.Population is null
                ? File.Populations[0]
                : File.Populations.FirstOrDefault(described => described.Name == choice.Population)
                    ?? throw new PlotException($"'{File.Path}' has no population '{choice.Population}'; it has {names}");
            foreach (var index in choice.Indices)
            {
                if (index < 0 || index >= population.Size)
                {
                    throw new PlotException($"{population.Name} has no neuron {index}; its neurons are 0 to {population.Size - 1}");
                }

                if (seen.Add((population.Name, index)))
                {
                    yield return new PlottedNeuron(population, index, IsHidden: false);
                }
            }
        }
    }

    private PlotException NotRecorded(IReadOnlyList<string> variables, ResultPopulation population) => new(
        $"'{File.Path}' does not have {string.Join(" and ", variables)} of {population.Name}; run the experiment with " +
        $"\"record\": {{ \"states\": [ {{ \"population\": \"{population.Name}\", " +
        $"\"variables\": [{string.Join(", ", variables.Select(variable => $"\"{variable}\""))}] }} ] }}");

    private Experiment? Parse()
    {
        if (File.Experiment.Length == 0)
        {
            ExperimentProblem = "a program made the network, not an experiment file";
            return null;
        }

        try
        {
            return Experiment.Parse(File.Experiment);
        }
        catch (ExperimentException e)
        {
            ExperimentProblem = $"its experiment cannot be read: {e.Problems[0]}";
            return null;
        }
    }
}
