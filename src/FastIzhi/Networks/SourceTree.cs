namespace FastIzhi.Networks;

/// <summary>
/// The neurons of a population by region: a balanced binary tree (k-d tree) that halves them along the longest side of their bounding
/// box until few are left. Node n has the halves 2 n and 2 n + 1.
/// </summary>
internal sealed class SourceTree
{
    private const int MostOfLeaf = 32;

    private readonly Coordinates _coordinates;
    private readonly int[] _order;
    private readonly Box[] _boxes;
    private readonly int _firstLeaf;

    public SourceTree(Coordinates coordinates)
    {
        _coordinates = coordinates;
        _order = [.. Enumerable.Range(0, coordinates.X.Length)];
        _firstLeaf = 1;
        while ((_order.Length + _firstLeaf - 1) / _firstLeaf > MostOfLeaf)
        {
            _firstLeaf *= 2;
        }

        _boxes = new Box[2 * _firstLeaf];
        Build(Root);
    }

    /// <summary>All neurons.</summary>
    public Node Root => new(1, 0, _order.Length);

    /// <summary>The neurons in the order of the nodes.</summary>
    public ReadOnlySpan<int> Order => _order;

    public bool IsLeaf(Node node) => node.Number >= _firstLeaf;

    /// <summary>The square of a distance that no neuron of a node is nearer to a place than [um^2].</summary>
    public double SquareTo(Node node, double x, double y, double z)
    {
        ref readonly var box = ref _boxes[node.Number];
        var dx = Along(x, box.LowX, box.HighX, _coordinates.Periods.X);
        var dy = Along(y, box.LowY, box.HighY, _coordinates.Periods.Y);
        var dz = Along(z, box.LowZ, box.HighZ, _coordinates.Periods.Z);
        return (dx * dx) + (dy * dy) + (dz * dz);

        static double Along(double place, double low, double high, double period) => place >= low && place <= high
            ? 0
            : Math.Min(Coordinates.Along(place, low, period), Coordinates.Along(place, high, period));
    }

    private void Build(Node node)
    {
        var neurons = _order.AsSpan(node.First, node.Count);
        var (x, y, z) = (Bounds(neurons, _coordinates.X), Bounds(neurons, _coordinates.Y), Bounds(neurons, _coordinates.Z));
        _boxes[node.Number] = new Box(x.Low, x.High, y.Low, y.High, z.Low, z.High);
        if (IsLeaf(node))
        {
            return;
        }

        var (width, depth, height) = (x.High - x.Low, y.High - y.Low, z.High - z.Low);
        var axis = width >= depth && width >= height ? _coordinates.X : depth >= height ? _coordinates.Y : _coordinates.Z;
        neurons.Sort(new ByAxis(axis));
        Build(node.Before);
        Build(node.Behind);
    }

    private static (double Low, double High) Bounds(ReadOnlySpan<int> neurons, double[] axis)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var neuron in neurons)
        {
            (low, high) = (Math.Min(low, axis[neuron]), Math.Max(high, axis[neuron]));
        }

        return (low, high);
    }

    /// <summary>The neurons [First, End) of the order.</summary>
    internal readonly record struct Node(int Number, int First, int End)
    {
        public int Count => End - First;

        public Node Before => new(2 * Number, First, Middle);

        public Node Behind => new((2 * Number) + 1, Middle, End);

        private int Middle => First + (Count / 2);
    }

    private readonly record struct Box(double LowX, double HighX, double LowY, double HighY, double LowZ, double HighZ);

    /// <summary>By a coordinate, those of the same by their number: no two are equal, so that any way to sort gives the same order.</summary>
    private readonly struct ByAxis(double[] axis) : IComparer<int>
    {
        public int Compare(int a, int b) => axis[a] < axis[b] ? -1 : axis[a] > axis[b] ? 1 : a.CompareTo(b);
    }
}
