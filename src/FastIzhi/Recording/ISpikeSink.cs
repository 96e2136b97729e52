namespace FastIzhi.Recording;

/// <summary>Receives the spikes of a population, row by row.</summary>
public interface ISpikeSink
{
    /// <summary>Called for each row on which at least one of the recorded neurons fired.</summary>
    /// <param name="row">The row; its time is row x dt.</param>
    /// <param name="time">The time of the spikes [ms].</param>
    /// <param name="neurons">The neurons that fired, ascending indices within the population; valid during the call only.</param>
    void Write(long row, double time, ReadOnlySpan<int> neurons);

    /// <summary>Called when the simulation is reset: what was recorded no longer counts.</summary>
    /// <exception cref="InvalidOperationException">This sink cannot forget what it has received.</exception>
    void Reset();
}
