using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastIzhi.Neurons;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>
/// The parameters of the nodes of one type: of each node where it has them, else of the type, in its column or in the file that it names.
/// </summary>
internal sealed class CellParameters
{
    /// <summary>The four-parameter neuron of NEST (models/izhikevich.h): v and u at the start, and what is added to v' always.</summary>
    private const string NestTemplate = "nest:izhikevich";
    private const string NestVoltage = "V_m", NestRecovery = "U_m", NestPeak = "V_th", NestCurrent = "I_e";

    private readonly NodeTable _nodes;
    private readonly IReadOnlyList<int> _rows;
    private readonly IReadOnlyDictionary<string, string> _type;
    private readonly JsonObject _file;

    /// <param name="nodes">The node population.</param>
    /// <param name="type">The node type.</param>
    /// <param name="rows">Its nodes.</param>
    /// <param name="folder">The folder of files of parameters; null for none.</param>
    /// <exception cref="SonataException">The file of the parameters cannot be read.</exception>
    public CellParameters(NodeTable nodes, long type, IReadOnlyList<int> rows, string? folder)
    {
        (_nodes, _rows, _type) = (nodes, rows, nodes.Type(type));
        _file = folder is not null && _type.GetValueOrDefault(SonataFile.Parameters) is { } file
            ? SonataInput.Json(Path.Combine(folder, file))
            : [];
    }

    /// <summary>The names of all attributes of nodes that are parameters here.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. CellParameter.Nine.Concat(CellParameter.Extended)
            .SelectMany(parameter => (string[])[parameter.Symbol, parameter.Plain])
            .Distinct(),
        NodeWriter.StartVoltage, NodeWriter.StartRecovery, NodeWriter.Refractory, NestVoltage, NestRecovery, NestPeak, NestCurrent,
    ];

    /// <summary>
    /// The fields parameters and start of the population, and the current that it always has; null where the neurons are not known to
    /// be Izhikevich neurons.
    /// </summary>
    /// <exception cref="SonataException">A parameter is out of its range.</exception>
    public (JsonObject Fields, double[]? Current)? Read() =>
        ReadNine() ?? (_type.GetValueOrDefault("model_template") == NestTemplate ? ReadFour() : null);

    private (JsonObject, double[]?)? ReadNine()
    {
        var nine = CellParameter.Nine.Select(parameter => Find(parameter.Symbol, parameter.Plain)).ToList();
        if (nine.Contains(null))
        {
            return null;
        }

        var parameters = new JsonObject();
        foreach (var (parameter, values) in CellParameter.Nine.Zip(nine))
        {
            parameters[parameter.Symbol] = Json(values!);
        }

        foreach (var parameter in CellParameter.Extended)
        {
            if (Find(parameter.Symbol, parameter.Plain) is { } values && values.Any(value => value < double.MaxValue))
            {
                parameters[parameter.Symbol] = Json(values);
            }
        }

        var fields = Fields(parameters, Find(NodeWriter.StartVoltage), Find(NodeWriter.StartRecovery));
        if (Find(NodeWriter.Refractory) is { } refractory && refractory.Any(time => time != 0))
        {
            fields["refractory"] = Json(refractory);
        }

        return (fields, null);
    }

    private (JsonObject, double[]?) ReadFour()
    {
        var (a, b, c, d) = (OrElse("a", 0.02), OrElse("b", 0.2), OrElse("c", -65), OrElse("d", 8));
        var (v, u, peak, current) = (OrElse(NestVoltage, -65), OrElse(NestRecovery, 0), OrElse(NestPeak, 30), OrElse(NestCurrent, 0));
        var neurons = new IzhikevichParameters[_rows.Count];
        for (var i = 0; i < neurons.Length; i++)
        {
            var four = new FourParameters(a[i], b[i], c[i], d[i]);
            neurons[i] = four.Problem() is { } problem ? throw Wrong(_rows[i], problem) : four.ToNine() with { PeakVoltage = peak[i] };

            // u is counted from its value at rest here.
            u[i] -= b[i] * neurons[i].RestingVoltage;
        }

        var parameters = new JsonObject();
        foreach (var parameter in CellParameter.Nine)
        {
            parameters[parameter.Symbol] = Json([.. neurons.Select(parameter.Of)]);
        }

        return (Fields(parameters, v, u), current.Any(value => value != 0) ? current : null);
    }

    private SonataException Wrong(int row, string problem) =>
        new($"{ImportedCells.DescriptionOf(_nodes, _nodes.TypeIds[row], _rows.Count)}, node {_nodes.NodeIds[row]}: {problem}");

    private double[] OrElse(string name, double value) => Find(name) ?? [.. Enumerable.Repeat(value, _rows.Count)];

    /// <summary>A parameter of each neuron; null where one has none.</summary>
    private double[]? Find(params string[] names)
    {
        foreach (var name in names)
        {
            var (own, common) = (_nodes.Find(name), OfType(name));
            if (own is not null || common is not null)
            {
                double[] values = [.. _rows.Select(row => own is null || double.IsNaN(own[row]) ? common ?? double.NaN : own[row])];
                return values.Any(double.IsNaN) ? null : values;
            }
        }

        return null;
    }

    /// <summary>The value of the type; null where it has none, or NaN.</summary>
    private double? OfType(string name)
    {
        var text = _type.GetValueOrDefault(name);
        var value = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var column) ? column
            : _file[name] is JsonValue json && json.GetValueKind() == JsonValueKind.Number ? json.GetValue<double>()
            : double.NaN;
        return double.IsNaN(value) ? null
            : double.IsFinite(value) ? value
            : throw Wrong(_rows[0], $"{name} is {value}; it must be a finite number");
    }

    private static JsonObject Fields(JsonObject parameters, double[]? v, double[]? u)
    {
        var start = new JsonObject();
        if (v is not null)
        {
            start["v"] = Json(v);
        }

        if (u is not null)
        {
            start["u"] = Json(u);
        }

        var fields = new JsonObject { ["parameters"] = parameters };
        if (start.Count > 0)
        {
            fields["start"] = start;
        }

        return fields;
    }

    /// <summary>A number where all are the same, else a list.</summary>
    public static JsonNode Json(double[] values) => values.All(value => value.Equals(values[0]))
        ? JsonValue.Create(values[0])
        : new JsonArray([.. values.Select(value => (JsonNode)value)]);
}
