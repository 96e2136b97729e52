using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>
/// A process of h5py that writes the recordings of a finished result file again, flush by flush as a run does, and then ends
/// as it is told: it closes the file, or is killed.
/// </summary>
internal sealed class CraftedFile : IDisposable
{
    /// <summary>Number of rows of a chunk.</summary>
    public const int ChunkRows = 16;

    private const string Script = """
        import fcntl, h5py, numpy, os, signal, sys

        source_path, path, layout = sys.argv[1:]
        old, compressed = layout == "v18", layout == "compressed"
        source = h5py.File(source_path, "r")
        file = h5py.File(path, "w", libver=("earliest", "v108") if old else ("v110", "v110"))
        for name, value in source.attrs.items():
            file.attrs[name] = value
        file.attrs["format_version"] = numpy.uint32(2)

        class Recording:
            def __init__(self, group, names):
                self.rows, self.columns = 0, [(source[f"{group}/{name}"], self.create(file, f"{group}/{name}", compressed)) for name in names]
                self.tails = [self.tail(f"{group}/{name}") for name in names] if compressed else []

            def create(self, where, name, filtered):
                s = source[name]
                chunks = (CHUNK,) + tuple((n + 1) // 2 for n in s.shape[1:])
                d = where.create_dataset(name, (0,) + s.shape[1:], s.dtype, maxshape=(None,) + s.shape[1:], chunks=chunks,
                    compression=1 if filtered else None, shuffle=filtered or None)
                for key, value in s.attrs.items():
                    d.attrs[key] = value
                return d

            def tail(self, name):
                s = source[name]
                return tails.create_dataset(name, (CHUNK,) + s.shape[1:], s.dtype, chunks=(CHUNK,) + s.shape[1:])

            def write(self, rows):
                full = rows // CHUNK * CHUNK if compressed else rows
                for i, (s, d) in enumerate(self.columns):
                    first = len(d)
                    d.resize(full, axis=0)
                    d[first:full] = s[first:full]
                    d.flush()
                    if self.tails and rows > full:
                        self.tails[i][: rows - full] = s[full:rows]
                        self.tails[i].flush()
                self.rows = rows

            def close(self):
                for s, d in self.columns:
                    first = len(d)
                    d.resize(self.rows, axis=0)
                    d[first:] = s[first : self.rows]
                    d.flush()

        def copy(name):
            file.create_dataset(name, data=source[name][()], dtype=source[name].dtype)

        CHUNK = 16
        tails = file.create_group("tail", track_order=True) if compressed else None
        recordings = []
        for name in ("spikes", "states", "populations"):
            file.create_group(name, track_order=True)
        for name in source["spikes"]:
            file.create_group(f"spikes/{name}", track_order=True)
            recordings.append(Recording(f"spikes/{name}", ["timestamps", "node_ids"]))
        for population in source["states"]:
            file.create_group(f"states/{population}", track_order=True)
            for variable in source["states"][population]:
                group = f"states/{population}/{variable}"
                file.create_group(group, track_order=True)
                recordings.append(Recording(group, ["data"]))
                copy(f"{group}/node_ids")
                copy(f"{group}/time")
        for group in ["run"] + [f"populations/{name}" for name in source["populations"]]:
            file.create_group(group, track_order=True)
            for name in source[group]:
                if name != "committed":
                    copy(f"{group}/{name}")
        run = file["run"]
        run.create_dataset("committed", data=numpy.zeros(2 + len(source["populations"]) + len(recordings), "u8"))
        run["status"][()] = b"running"

        def flush(fraction):
            committed = [int(source["run/steps"][()] * fraction), source["run/spike_checksum"][()]]
            committed += [int(source[f"populations/{name}/spike_count"][()] * fraction) for name in source["populations"]]
            for r in recordings:
                r.write(int(fraction * len(r.columns[0][0])))
                committed.append(r.rows)
            for name in ("steps", "time", "wall_seconds"):
                run[name][()] = type(source["run"][name][()])(source["run"][name][()] * fraction)
            for name in source["populations"]:
                file[f"populations/{name}/spike_count"][()] = int(source[f"populations/{name}/spike_count"][()] * fraction)
            file.flush()
            run["committed"][...] = committed
            file.flush()

        flush(0)
        if not old:
            file.swmr_mode = True
        lock = open(path, "rb")
        if not old:
            fcntl.flock(lock, fcntl.LOCK_SH)
        print("begun", flush=True)
        for line in sys.stdin:
            word, *rest = line.split()
            if word == "flush":
                flush(float(rest[0]))
            elif word == "ahead":
                for r in recordings:
                    r.write(max(r.rows, min((r.rows // CHUNK + 1) * CHUNK, len(r.columns[0][0]) // CHUNK * CHUNK)))
            elif word == "early":
                run["steps"][()], run["time"][()], run["spike_checksum"][()] = 999, 99.9, 7
                for name in source["populations"]:
                    file[f"populations/{name}/spike_count"][()] = 999
                file.flush()
            elif word == "facts":
                run["committed"][...] = [int(n) for n in rest]
                file.flush()
            elif word == "close":
                for r in recordings:
                    r.close()
                if compressed:
                    del tails
                    for r in recordings:
                        r.tails = []
                    del file["tail"]
                run["status"][()] = b"complete"
                file.close()
            elif word == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            print(word, flush=True)
        """;

    private readonly Process _process;
    private readonly Task<string> _errors;

    /// <param name="source">A finished result file.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="layout">plain, compressed or v18.</param>
    public CraftedFile(string source, string path, string layout)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Script, source, path, layout])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        Await("begun");
    }

    /// <summary>Writes a file, with one flush, whose process then ends as the last word says.</summary>
    public static string Write(string source, string path, string layout, double fraction, params string[] words)
    {
        using var file = new CraftedFile(source, path, layout);
        file.Flush(fraction);
        foreach (var word in words)
        {
            file.Do(word);
        }

        return path;
    }

    /// <summary>Writes a part of all recordings.</summary>
    public void Flush(double fraction) => Do(string.Create(CultureInfo.InvariantCulture, $"flush {fraction}"));

    /// <summary>Commands: ahead (writes blocks that are not committed), early (writes facts of which the same is true), close, kill.</summary>
    public void Do(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        if (command == "kill")
        {
            _process.WaitForExit();
            return;
        }

        Await(command.Split(' ')[0]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Await(string word)
    {
        var line = _process.StandardOutput.ReadLine();
        Assert.True(line == word, line is null ? _errors.Result : line);
    }
}
