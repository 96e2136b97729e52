using System.Numerics;

namespace FastIzhi.Recording;

/// <summary>Receives one state variable of chosen neurons of a population, row by row.</summary>
public interface IStateSink
{
    /// <summary>Called for each recorded row.</summary>
    /// <typeparam name="T">float or double: the precision of the simulation.</typeparam>
    /// <param name="row">The row; its time is row x dt. Row 0 is the start state.</param>
    /// <param name="values">One value per recorded neuron, in the order chosen; valid during the call only.</param>
    void Write<T>(long row, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Called when the simulation is reset: what was recorded no longer counts.</summary>
    /// <exception cref="InvalidOperationException">This sink cannot forget what it has received.</exception>
    void Reset();
}
