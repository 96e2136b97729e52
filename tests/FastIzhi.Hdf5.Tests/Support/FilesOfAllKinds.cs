namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>
/// A file of each kind that a run can leave and other programs are to read, and what h5py and Octave find in them: a line for each
/// dataset, with its path, its type, its rows, its columns, and its values. Numbers that are not whole are in hexadecimal, bit by bit.
/// </summary>
public sealed class FilesOfAllKinds : IDisposable
{
    // Octave puts _ for what an identifier may not have, and before what it may not begin with.
    private const string PythonLines = """
        import glob, h5py, numpy, re

        def line(path, value):
            value = numpy.asarray(value)
            rows, columns = (value.shape + (1, 1))[:2]
            if value.dtype.kind == "S":
                kind, rows, columns, values = "char", len(value.item()), 1, [f"{byte:02x}" for byte in value.item()]
            elif value.dtype.kind == "f":
                kind, values = "double", [f"{bits:016x}" for bits in value.astype(">f8").view(">u8").flat] if value.size else []
            else:
                kind, values = value.dtype.name, map(str, value.flat)
            names = [re.sub("[^A-Za-z0-9_]", "_", re.sub("^(?=[^A-Za-z_])", "_", name)) for name in path.split("/")]
            print("/" + "/".join(names), kind, rows, columns, *values)

        for name in sorted(glob.glob("*.h5")):
            print("file", name)
            h5py.File(name, "r").visititems(lambda path, item: line(path, item[()]) if isinstance(item, h5py.Dataset) else None)
        """;

    private const string OctaveLines = """
        1;
        function show(path, value)
            if isstruct(value)
                for [inner, name] = value
                    show([path '/' name], inner);
                end
                return
            end
            if ischar(value)
                values = sprintf(' %02x', value);
            elseif isinteger(value)
                values = sprintf(' %lu', value);
            else
                values = sprintf(' %s', cellstr(num2hex(value(:))){:});
            end
            if isempty(value)
                values = '';
            end
            printf('%s %s %d %d%s\n', path, class(value), columns(value), rows(value), values);
        end
        files = sort(glob('*.h5'));
        for k = 1:numel(files)
            printf('file %s\n', files{k});
            show('', load(files{k}));
        end
        """;

    private static readonly Dictionary<string, FileKind> Kinds = new()
    {
        ["complete"] = new FileKind(),
        ["single"] = new FileKind { StatePrecision = Precision.Single },
        ["compressed"] = new FileKind { CompressionLevel = 4 },
        ["rounded"] = new FileKind { CompressionLevel = 1, MantissaBits = 12 },
        ["rounded-single"] = new FileKind { CompressionLevel = 1, MantissaBits = 9, StatePrecision = Precision.Single },
        ["interrupted"] = new FileKind { CompressionLevel = 1, End = RunStatus.Interrupted },
        ["v18"] = new FileKind { Format = ResultFormat.V18 },
        ["v18-compressed"] = new FileKind { Format = ResultFormat.V18, CompressionLevel = 6 },
        ["recovered"] = new FileKind { End = null },
        ["recovered-compressed"] = new FileKind { End = null, CompressionLevel = 9 },
        ["recovered-rounded"] = new FileKind { End = null, CompressionLevel = 1, MantissaBits = 12 },
        ["recovered-v18"] = new FileKind { End = null, Format = ResultFormat.V18 },
        ["recovered-v18-compressed"] = new FileKind { End = null, Format = ResultFormat.V18, CompressionLevel = 1 },
        ["recovered-first-row"] = new FileKind { End = null, CompressionLevel = 1, Duration = 0 },
    };

    private readonly TempFolder _temp = new();
    private readonly Dictionary<string, RecordedRun> _runs = [];

    public FilesOfAllKinds()
    {
        foreach (var (name, kind) in Kinds)
        {
            var path = _temp.File($"{name}.h5");
            _runs[name] = new RecordedRun(path, kind);
            if (kind.End is null && !ResultRecovery.Recover(path))
            {
                throw new InvalidOperationException($"{name} is to be recovered");
            }
        }

        InOctave = Split(Octave.Run(_temp.Folder, OctaveLines));
        InPython = Split(Python.Run(_temp.Folder, PythonLines));
    }

    public static IEnumerable<string> Names => Kinds.Keys;

    internal string Folder => _temp.Folder;

    /// <summary>The lines of Octave per kind.</summary>
    internal IReadOnlyDictionary<string, string[]> InOctave { get; }

    /// <summary>The lines of h5py per kind.</summary>
    internal IReadOnlyDictionary<string, string[]> InPython { get; }

    public void Dispose() => _temp.Dispose();

    internal RecordedRun Run(string name) => _runs[name];

    internal static FileKind Kind(string name) => Kinds[name];

    private static Dictionary<string, string[]> Split(string output) => output
        .Split("file ", StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(lines => lines[0].Replace(".h5", "", StringComparison.Ordinal), lines => lines[1..].Order(StringComparer.Ordinal).ToArray());
}
