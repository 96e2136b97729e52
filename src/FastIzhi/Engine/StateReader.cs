using System.Numerics;
using CommunityToolkit.HighPerformance;

namespace FastIzhi.Engine;

/// <summary>Reads what <see cref="StateWriter"/> wrote, and trusts nothing of it.</summary>
internal sealed class StateReader
{
    private readonly Stream _stream;

    /// <summary>Prepares reading.</summary>
    /// <param name="stream">The stream; it is left open.</param>
    /// <exception cref="PlatformNotSupportedException">The processor stores numbers in the other order.</exception>
    public StateReader(Stream stream)
    {
        StateWriter.ThrowIfBigEndian();
        _stream = stream;
    }

    public T Read<T>()
        where T : unmanaged
    {
        var value = default(T);
        Read(new Span<T>(ref value));
        return value;
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="most">The most that it may be.</param>
    /// <exception cref="CheckpointException">It is out of its range, or missing.</exception>
    public T Read<T>(string what, T least, T most)
        where T : unmanaged, IBinaryInteger<T>
    {
        var value = Read<T>();
        return value >= least && value <= most
            ? value
            : throw new CheckpointException($"the saved state is damaged: {what} is {value}; it must be {least} to {most}");
    }

    /// <exception cref="CheckpointException">The stream ends before them.</exception>
    public void Read<T>(Span<T> values)
        where T : unmanaged
    {
        try
        {
            for (; values.Length > StateWriter.Piece; values = values[StateWriter.Piece..])
            {
                _stream.ReadExactly(values[..StateWriter.Piece].AsBytes());
            }

            _stream.ReadExactly(values.AsBytes());
        }
        catch (EndOfStreamException e)
        {
            throw new CheckpointException("the saved state ends too early", e);
        }
    }

    /// <summary>Reads one value for each neuron of a population.</summary>
    /// <param name="values">Receives them.</param>
    /// <param name="what">What they are, for the message.</param>
    /// <param name="least">The least that they may be; minus infinity for any.</param>
    /// <exception cref="CheckpointException">A value is not a finite number, is below the least, or is missing.</exception>
    public void Read<T>(Span<T> values, string what, T least)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Read(values);
        for (var i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]) || values[i] < least)
            {
                throw new CheckpointException(
                    $"the saved state is damaged: {what} of neuron {i} is {values[i]}; it must be a finite number" +
                    (least == T.NegativeInfinity ? "" : $" of at least {least}"));
            }
        }
    }

    /// <exception cref="CheckpointException">The stream goes on.</exception>
    public void ThrowIfItGoesOn()
    {
        if (_stream.ReadByte() >= 0)
        {
            throw new CheckpointException("the saved state is damaged: there is more of it than the simulation has");
        }
    }
}
