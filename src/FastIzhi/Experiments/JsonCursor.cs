using System.Text.Json;

namespace FastIzhi.Experiments;

/// <summary>
/// A value of an experiment file that knows where it stands. Its methods return what the value says; where it says something
/// that is not allowed, they add a problem and return null.
/// </summary>
internal sealed class JsonCursor
{
    private const int LongestShown = 40;

    private readonly JsonElement _element;
    private readonly ProblemList _problems;
    private readonly JsonCursor? _parent;
    private readonly object? _step;

    /// <summary>The whole file.</summary>
    public JsonCursor(JsonElement root, ProblemList problems) => (_element, _problems) = (root, problems);

    /// <param name="element">The value; undefined where a field is missing.</param>
    /// <param name="parent">The object or list that it is part of.</param>
    /// <param name="step">A name of the object (string) or an index of the list (int).</param>
    private JsonCursor(JsonElement element, JsonCursor parent, object step) =>
        (_element, _problems, _parent, _step) = (element, parent._problems, parent, step);

    /// <summary>Where the value stands, such as populations.E.size or projections[0].synapses[3]. Made on demand: lists are long.</summary>
    public string Path
    {
        get
        {
            var path = _parent?.Path ?? "";
            return _step switch
            {
                null => path,
                int index => $"{path}[{index}]",
                var name => PathOf(path, (string)name),
            };
        }
    }

    public bool IsList => _element.ValueKind == JsonValueKind.Array;

    public bool IsObject => _element.ValueKind == JsonValueKind.Object;

    public bool IsText => _element.ValueKind == JsonValueKind.String;

    /// <summary>Length of a list.</summary>
    public int Length => _element.GetArrayLength();

    /// <summary>Where a field of an object stands.</summary>
    /// <param name="path">Where the object stands.</param>
    /// <param name="name">Name of the field.</param>
    public static string PathOf(string path, string name) => name.All(IsPlain)
        ? path.Length == 0 ? Shorten(name) : $"{path}.{Shorten(name)}"
        : $"{path}[{JsonSerializer.Serialize(Shorten(name))}]";

    /// <summary>Whether it is that text.</summary>
    public bool Is(string text) => _element.ValueKind == JsonValueKind.String && _element.ValueEquals(text);

    /// <summary>Adds the problem that this value is not what it must be.</summary>
    /// <param name="allowed">What is allowed here, such as "a number above 0 [ms]".</param>
    public void Reject(string allowed) => AddProblem(
        _element.ValueKind == JsonValueKind.Undefined ? $"missing; give {allowed}" : $"{Shown()} is not {allowed}");

    public void AddProblem(string problem) => _problems.Add(Path, problem);

    /// <summary>Does what may throw; the message of an <see cref="ArgumentException"/> becomes a problem with this value.</summary>
    public void Try(Action action)
    {
        try
        {
            action();
        }
        catch (ArgumentException e)
        {
            var end = e.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
            AddProblem(end < 0 ? e.Message : e.Message[..end]);
        }
    }

    /// <summary>A number.</summary>
    /// <param name="range">The numbers allowed.</param>
    /// <param name="otherwise">What else the caller allows here, to be told after the range.</param>
    public double? Number(NumberRange range, string otherwise = "")
    {
        if (TryNumber(range, out var value))
        {
            return value;
        }

        Reject($"{range}{otherwise}{(double.IsNaN(value) ? "" : range.AdviceOn?.Invoke(value))}");
        return null;
    }

    /// <summary>One number for all, or a list of one per neuron.</summary>
    /// <param name="range">The numbers allowed.</param>
    /// <param name="count">Number of neurons; null when not known, because of a problem elsewhere.</param>
    /// <param name="otherwise">What else the caller allows here, to be told after these.</param>
    /// <returns>One value, or <paramref name="count"/> of them.</returns>
    public double[]? NumberOrList(NumberRange range, int? count, string otherwise = "")
    {
        if (IsList)
        {
            return NumberList(range, count);
        }

        if (TryNumber(range, out var value))
        {
            return [value];
        }

        Reject((count is null ? $"{range} or a list of one per neuron" : $"{range} or a list of {count}") + otherwise);
        return null;
    }

    /// <summary>A list of numbers.</summary>
    /// <param name="range">The numbers allowed.</param>
    /// <param name="count">How many there must be; null for any number of them.</param>
    public double[]? NumberList(NumberRange range, int? count)
    {
        if (!IsList || (count is { } expected && Length != expected))
        {
            Reject(count is null ? "a list of numbers" : $"a list of {count} numbers");
            return null;
        }

        var values = Items().Select(item => item.Number(range)).ToList();
        return values.Contains(null) ? null : [.. values.Select(value => value!.Value)];
    }

    /// <summary>A list of lists of numbers of the same length.</summary>
    /// <param name="range">The numbers allowed.</param>
    /// <param name="rows">Number of rows; null for any above 0.</param>
    /// <param name="columns">Number of columns; null for that of the first row.</param>
    public double[,]? Matrix(NumberRange range, int? rows, int? columns)
    {
        if (!IsList || Length == 0 || (rows is { } expected && Length != expected))
        {
            Reject(rows is null ? "a list of rows" : $"a list of {rows} rows");
            return null;
        }

        columns ??= _element[0].ValueKind == JsonValueKind.Array ? _element[0].GetArrayLength() : null;
        var lists = Items().Select(row => row.NumberList(range, columns)).ToList();
        if (lists.Contains(null))
        {
            return null;
        }

        var values = new double[lists.Count, lists[0]!.Length];
        for (var row = 0; row < values.GetLength(0); row++)
        {
            for (var column = 0; column < values.GetLength(1); column++)
            {
                values[row, column] = lists[row]![column];
            }
        }

        return values;
    }

    /// <summary>Neurons of a population: "all", or a list of different indices.</summary>
    /// <param name="size">Number of neurons of the population; null when not known, because of a problem elsewhere.</param>
    /// <returns>The indices; null for all.</returns>
    public int[]? Neurons(int? size)
    {
        if (Is("all"))
        {
            return null;
        }

        if (!IsList || Length == 0)
        {
            Reject("\"all\" or a list of neuron indices");
            return null;
        }

        var range = NumberRange.Whole(0, (size ?? int.MaxValue) - 1);
        var seen = new HashSet<int>();
        foreach (var item in Items())
        {
            if (item.Number(range) is { } neuron && !seen.Add((int)neuron))
            {
                item.AddProblem($"neuron {neuron} is given more than once; give it once");
            }
        }

        return [.. seen];
    }

    public bool? YesOrNo()
    {
        if (_element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return _element.GetBoolean();
        }

        Reject("true or false");
        return null;
    }

    public string? Text()
    {
        if (_element.ValueKind == JsonValueKind.String)
        {
            return _element.GetString();
        }

        Reject("text");
        return null;
    }

    /// <summary>One of some names.</summary>
    /// <typeparam name="T">A type that has null.</typeparam>
    /// <param name="choices">What the names stand for.</param>
    public T? Choice<T>(IReadOnlyDictionary<string, T> choices)
    {
        if (choices.Count == 0)
        {
            // That they are missing is told where they are.
            return default;
        }

        var name = _element.ValueKind == JsonValueKind.String ? _element.GetString()! : "";
        if (choices.TryGetValue(name, out var choice))
        {
            return choice;
        }

        Reject($"one of {Spelling.List(choices.Keys, Shorten(name))}");
        return default;
    }

    /// <summary>One of the values of an enumeration, by its word.</summary>
    public T? Word<T>()
        where T : struct, Enum =>
        (T?)Choice(Words.All<T>().ToDictionary(word => word.Key, word => (object)word.Value));

    /// <summary>The values of a list; none, and a problem, when it is no list.</summary>
    /// <param name="allowed">What is allowed here, such as "a list of projections".</param>
    public IEnumerable<JsonCursor> List(string allowed)
    {
        if (IsList)
        {
            return Items();
        }

        Reject(allowed);
        return [];
    }

    /// <summary>The values of a list of a given length; none, and a problem, when it is not one.</summary>
    /// <param name="length">How many values there must be, at least 1.</param>
    /// <param name="allowed">What is allowed here, such as "[pre, post]".</param>
    public IReadOnlyList<JsonCursor> List(int length, string allowed)
    {
        if (IsList && Length == length)
        {
            return [.. Items()];
        }

        Reject(allowed);
        return [];
    }

    /// <summary>The fields of an object.</summary>
    /// <param name="allowed">What is allowed here, such as "an object with size and type".</param>
    public JsonFields? Object(string allowed)
    {
        if (_element.ValueKind != JsonValueKind.Object)
        {
            Reject(allowed);
            return null;
        }

        var fields = new Dictionary<string, JsonCursor>();
        foreach (var property in _element.EnumerateObject())
        {
            var field = new JsonCursor(property.Value, this, property.Name);
            if (!fields.TryAdd(property.Name, field))
            {
                field.AddProblem("given more than once; give it once");
            }
        }

        return new JsonFields(fields, name => new JsonCursor(default, this, name));
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$';

    private static string Shorten(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";

    private IEnumerable<JsonCursor> Items() => _element.EnumerateArray().Select((item, index) => new JsonCursor(item, this, index));


    private bool TryNumber(NumberRange range, out double value)
    {
        value = double.NaN;
        return _element.ValueKind == JsonValueKind.Number && _element.TryGetDouble(out value) && range.Contains(value);
    }

    /// <summary>The value on one line.</summary>
    private string Shown() => _element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"a list of {Length}",
        _ => Shorten(_element.GetRawText()),
    };
}
