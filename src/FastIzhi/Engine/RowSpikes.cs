namespace FastIzhi.Engine;

/// <summary>Spike trains into one population, found row by row by the blocks as they advance.</summary>
/// <param name="weight">What a spike adds [nS].</param>
/// <param name="buffers">The arrival buffers that it adds to.</param>
internal abstract unsafe class RowSpikes(double weight, int[] buffers) : IDisposable
{
    public double Weight => weight;

    public int[] Buffers => buffers;

    /// <summary>The first row of the inputs on which <see cref="Update"/> must be called again.</summary>
    public virtual long NextChange => long.MaxValue;

    /// <summary>Goes back to the start.</summary>
    public virtual void Reset()
    {
    }

    /// <summary>Brings what the blocks share up to a row of the inputs; rows never go back without <see cref="Reset"/>.</summary>
    public virtual void Update(long row)
    {
    }

    /// <summary>Finds the spikes that arrive at the end of the step from a row of the inputs.</summary>
    /// <param name="row">The row.</param>
    /// <param name="lane">The first lane, counted from that of the population.</param>
    /// <param name="count">Number of lanes.</param>
    /// <param name="lanes">Receives the lanes with spikes, counted from the first, each once, ascending.</param>
    /// <param name="numbers">Receives how many spikes each has.</param>
    /// <returns>How many lanes have spikes.</returns>
    public abstract int Find(long row, int lane, int count, ushort* lanes, int* numbers);

    public virtual void Dispose()
    {
    }
}
