using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Reading;
using HDF.PInvoke;
using static FastIzhi.Hdf5.Native.H5Library;

namespace FastIzhi.Hdf5.Sources;

/// <summary>
/// An HDF5 file of any program that is open to read numbers from it. The library trusts what it finds and may be asked for more than
/// the file has, so that each dataset is looked at before it is read.
/// </summary>
internal sealed class DataFile : IDisposable
{
    /// <summary>Names of attributes whose texts have been looked at.</summary>
    private readonly HashSet<string> _soundTexts = [];

    private DataFile(string path, long id) => (Path, Id, Bytes) = (path, id, new FileInfo(path).Length);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its name without the folder, for messages.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Its identifier in the HDF5 library.</summary>
    public long Id { get; }

    /// <summary>Its size [bytes].</summary>
    public long Bytes { get; }

    /// <summary>Opens a file, reads from it and closes it. The library is the caller's meanwhile.</summary>
    /// <exception cref="InvalidDataException">The file does not hold what is to be read; the message is one line that names it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static T Read<T>(string path, Func<DataFile, T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"there is no file '{path}'", path);
        }

        try
        {
            CheckSuperblock(path);
            using var library = Enter();
            using var file = new DataFile(path, Check(H5F.open(path, H5F.ACC_RDONLY)));
            return read(file);
        }
        catch (H5Exception e)
        {
            throw new InvalidDataException($"cannot read '{path}': {e.Message}", e);
        }
        catch (DllNotFoundException e)
        {
            throw new ResultFileException(path, $"cannot read '{path}': {e.Message}", e);
        }
    }

    /// <summary>Whether there is a group or a dataset at a path.</summary>
    public bool Has(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i <= parts.Length; i++)
        {
            var parent = string.Join('/', parts[..i]);
            if (!H5Read.Exists(Id, parent) || Check(H5O.exists_by_name(Id, parent)) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The names of the groups in a group, in the order of the alphabet; none where it is not there.</summary>
    public string[] Groups(string group) => !Has(group) || Describe(group).type != H5O.type_t.GROUP
        ? []
        : [.. H5Read.SortedNames(Id, group).Where(name => Has($"{group}/{name}") && Describe($"{group}/{name}").type == H5O.type_t.GROUP)];

    /// <summary>One of the groups in a group: that of a name or, when none is given, the only one.</summary>
    /// <param name="group">The group that it is in.</param>
    /// <param name="name">Its name; null for the only one.</param>
    /// <param name="field">The field that gives the name, for messages.</param>
    /// <exception cref="InvalidDataException">It is not there, or there are several.</exception>
    public string Choose(string group, string? name, string field)
    {
        var names = Groups(group);
        if (name is not null ? names.Contains(name) : names.Length == 1)
        {
            return name ?? names[0];
        }

        var found = Spelling(names);
        throw Wrong(name is not null ? $"there is no group {group}/{name}; {group} has {found}" : $"{group} has {found}; say which with {field}");

        static string Spelling(string[] names) => names.Length == 0 ? "no groups"
            : names.Length <= 10 ? string.Join(", ", names)
            : $"{string.Join(", ", names[..10])} and {names.Length - 10} more";
    }

    /// <summary>Opens a dataset of numbers, to be closed by the caller.</summary>
    /// <exception cref="InvalidDataException">There is none, or not in this file.</exception>
    public NumberDataset Open(string path)
    {
        if (!Has(path))
        {
            throw Wrong($"there is no dataset {path}");
        }

        var info = Describe(path);
        return info.type != H5O.type_t.DATASET ? throw Wrong($"{path} is not a dataset")
            : info.fileno != Describe("/").fileno ? throw Wrong($"{path} is in another file; copy it into this one")
            : new NumberDataset(this, path);
    }

    /// <summary>An attribute of a dataset that is a text; null where there is none of that name.</summary>
    public string? TextOf(long dataset, string attribute)
    {
        if (!H5Read.HasVariableText(dataset, attribute))
        {
            return H5Read.TextAttribute(dataset, attribute);
        }

        if (_soundTexts.Add(attribute))
        {
            VariableTexts.Check(Path, attribute);
        }

        return H5Read.VariableText(dataset, attribute);
    }

    /// <summary>What is wrong with the file.</summary>
    public InvalidDataException Wrong(string problem) => new($"{Name}: {problem}");

    public void Dispose() => _ = H5F.close(Id);

    private static void CheckSuperblock(string path)
    {
        var (superblock, isLive) = OpenedFile.Look(path);
        if (superblock.IsMarked)
        {
            throw new H5Exception(isLive
                ? "another program is writing it; wait for its end"
                : $"the program that wrote it did not close it; if that was a run, 'fastizhi recover {path}' repairs it");
        }
    }

    private H5O.info_t Describe(string path)
    {
        var info = default(H5O.info_t);
        Check(H5O.get_info_by_name(Id, path, ref info));
        return info;
    }
}
