using FastIzhi.Hdf5.Native;
using FastIzhi.Hdf5.Tests.Support;
using FastIzhi.Hdf5.Writing;
using FastIzhi.Recording;
using HDF.PInvoke;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>Other programs read compressed and rounded recordings as they are meant.</summary>
[Collection(nameof(Alone))]
public sealed class EncodedChunkTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(Precision.Single, 1, 400)]
    [InlineData(Precision.Double, 9, 400)]
    [InlineData(Precision.Double, 4, 6)]
    public void Compression_loses_nothing(Precision precision, int level, double duration)
    {
        var run = new TestRun(precision, excitatory: 300);
        StateRecording[] states = [new(run.E, StateVariable.V), new(run.I, TestRun.Ampa, [2, 0], Every: 3)];
        var kept = states.Select(run.Keep).ToArray();
        var spikes = run.Keep(new SpikeRecording(run.E));
        run.Write(_temp.ResultPath, run.SmallPlan with { States = states, CompressionLevel = level }, duration);

        using (var file = new PureReader(_temp.ResultPath))
        {
            file.AssertSpikes("E", spikes);
            foreach (var (recording, expected) in states.Zip(kept))
            {
                if (precision == Precision.Single)
                {
                    file.AssertStates<float>(recording, expected);
                }
                else
                {
                    file.AssertStates<double>(recording, expected);
                }
            }
        }

        Assert.Equal($"gzip {level} True 0\n", Python.Run(_temp.Folder, """
            import h5py
            file = h5py.File("results.h5")
            v = file["states/E/v/data"]
            print(v.compression, v.compression_opts, v.shuffle, len(file["tail"]))
            """));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Rounding_is_declared_and_what_it_says(int level)
    {
        var run = new TestRun(excitatory: 50);
        var kept = run.Keep(new StateRecording(run.E, StateVariable.V));
        var plan = run.SmallPlan with { CompressionLevel = level, StateMantissaBits = 12, StatePrecision = Precision.Single };
        run.Write(_temp.ResultPath, plan, 100);

        using var file = new PureReader(_temp.ResultPath);
        var exact = kept.Values.SelectMany(row => row).ToArray();
        var rounded = file.Array<float>("/states/E/v/data");
        Assert.Equal(exact.Length, rounded.Length);
        Assert.All(exact.Zip(rounded), pair =>
        {
            Assert.Equal(0, BitConverter.SingleToInt32Bits(pair.Second) & 0x7FF);
            Assert.InRange(pair.Second, pair.First - (Math.Abs(pair.First) / 8191), pair.First + (Math.Abs(pair.First) / 8191));
        });
        Assert.Equal("12\n", Python.Run(_temp.Folder, "import h5py; print(h5py.File('results.h5')['states/E/v/data'].attrs['mantissa_bits'])"));
    }

    [Fact]
    public void More_mantissa_bits_than_there_are_mean_all()
    {
        var run = new TestRun(Precision.Single);
        var kept = run.Keep(new StateRecording(run.E, StateVariable.V));
        run.Write(_temp.ResultPath, run.SmallPlan with { StateMantissaBits = 52 }, 10);

        using var file = new PureReader(_temp.ResultPath);
        file.AssertStates<float>(new StateRecording(run.E, StateVariable.V), kept);
        Assert.Equal("False\n", Python.Run(_temp.Folder, "import h5py; print('mantissa_bits' in h5py.File('results.h5')['states/E/v/data'].attrs)"));
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(10, null)]
    [InlineData(0, 0)]
    [InlineData(0, 53)]
    public void Levels_and_bits_that_there_are_not_are_refused(int level, int? bits)
    {
        var run = new TestRun();
        var plan = run.SmallPlan with { CompressionLevel = level, StateMantissaBits = bits };
        Assert.Throws<ArgumentException>(() => new ResultWriter(_temp.ResultPath, run.Simulation, plan, new RunDescription("test", 1)));
        Assert.False(File.Exists(_temp.ResultPath));
    }

    [Fact]
    public void A_chunk_that_compression_makes_larger_is_read_like_the_others()
    {
        var random = new Random(7);
        var expected = new List<double>();
        using (H5Library.Enter())
        {
            using var file = new Hid(H5Library.Check(H5F.create(_temp.ResultPath, H5F.ACC_EXCL)), H5F.close);
            var stream = new OneColumn();
            stream.Create(file);
            foreach (var isRandom in (bool[])[true, false, true])
            {
                var block = new Block(stream) { Rows = OneColumn.ChunkRows };
                var values = Enumerable.Range(0, block.Rows).Select(_ => isRandom ? Any(random) : 1).ToArray();
                expected.AddRange(values);
                System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).CopyTo(block.Data);
                block.Prepare(0);
                block.Store();
            }

            stream.CloseDataset();
        }

        using var pure = new PureReader(_temp.ResultPath);
        Assert.Equal(expected, pure.Array<double>("/data"));
        var printed = Python.Run(_temp.Folder, """
            import h5py
            data = h5py.File("results.h5")["data"]
            print(*[data.id.get_chunk_info(i).size > 4096 for i in range(3)])
            print(*map(repr, map(float, data[:])))
            """).Split('\n');
        Assert.Equal("True False True", printed[0]);
        Assert.Equal(expected, printed[1].Split(' ').Select(x => double.Parse(x, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static double Any(Random random)
    {
        double value;
        do
        {
            value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
        }
        while (!double.IsFinite(value));
        return value;
    }

    /// <summary>A stream of one compressed column, without a simulation.</summary>
    private sealed class OneColumn() : BlockStream(
        new BlockWriter("", TimeSpan.FromDays(1)), new BlockShape(ChunkRows, 1, ChunkRows * sizeof(double), sizeof(double)), new ChunkEncoding(6, null))
    {
        public const int ChunkRows = 512;

        private long _dataset;

        public override void Create(long parent) =>
            _dataset = H5Write.Chunked(parent, "data", H5T.IEEE_F64LE, [0], [ChunkRows], Encoding.Level);

        public void CloseDataset() => H5Library.Check(H5D.close(_dataset));

        public override void CreateTail(long parent) => throw new NotSupportedException();

        public override void WriteFacts(long file) => throw new NotSupportedException();

        public override void Open(long file, long rows) => throw new NotSupportedException();

        protected override void ReadRows(long first, int rows, Span<byte> to) => throw new NotSupportedException();

        protected override long Dataset(int part) => _dataset;

        protected override long TailDataset(int part) => throw new NotSupportedException();

        protected override ulong[] Offset(int part, long first) => [(ulong)first];

        protected override void SetRows(long rows) => H5Library.Check(H5D.set_extent(_dataset, [(ulong)rows]));
    }
}
