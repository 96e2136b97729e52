namespace FastIzhi;

public sealed partial class Simulation
{
    /// <summary>
    /// Writes the complete state, so that <see cref="Restore"/> in a simulation of the same network goes on with the same bits:
    /// v, u, conductances, spikes on their way, counts and row, in the precision of the simulation, and a description of the
    /// network and options. Neither the network nor what recorders hold is part of it. Nothing is changed by it.
    /// </summary>
    /// <remarks>
    /// Memory: no more than a buffer, whatever the size of the state. The stream has no checksum: what is kept should have one.
    /// </remarks>
    /// <param name="stream">Receives the state, from its present position on.</param>
    /// <exception cref="InvalidOperationException">The simulation has diverged, or its last restoring failed.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _engine.Save(stream);
    }

    /// <summary>
    /// Takes up a state that <see cref="Save"/> wrote. The number of threads may differ; network, seed, scheme, precision and
    /// time step may not.
    /// </summary>
    /// <remarks>
    /// What is recorded goes on: spikes and states from the next row on, since the present row was recorded before it was saved.
    /// A sink that is attached after this can do without the present row too, see <see cref="Record(Networks.Population,
    /// Recording.StateVariable, Recording.IStateSink, IReadOnlyList{int}, int, bool)"/>. A state that is of another simulation
    /// changes nothing. One that turns out to be damaged later leaves a simulation that goes on only when it is reset, or another
    /// state is restored.
    /// </remarks>
    /// <param name="stream">The state, from the present position of the stream to its end.</param>
    /// <exception cref="CheckpointException">
    /// The stream ends too early or goes on too long, is no saved state or a damaged one, or is of another simulation.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public void Restore(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _engine.Restore(stream);
    }
}
