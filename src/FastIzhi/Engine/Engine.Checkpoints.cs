namespace FastIzhi.Engine;

internal sealed partial class Engine<T>
{
    /// <summary>Rows that a double still tells apart.</summary>
    private const long MostRows = 1L << 53;

    private SimulationDescription? _description;

    /// <summary>Made when it is first needed.</summary>
    private SimulationDescription Description => _description ??= new(_network, _options, _layout, SynapseCount);

    /// <summary>
    /// Writes the state by population, so that blocks may differ. The injected currents are not part of it: they follow from the
    /// row. The spikes of the last epoch are: in the standard scheme they are delivered with the next one.
    /// </summary>
    public void Save(Stream stream)
    {
        ThrowIfItCannotGoOn();
        var writer = new StateWriter(stream);
        Description.Write(writer);
        writer.Write(Row);
        _spikes.Save(writer);
        foreach (var lanes in _layout.Populations)
        {
            foreach (var array in SavedArrays())
            {
                writer.Write<T>(_state.Of(array, lanes));
            }
        }

        Array.ForEach(_rowInputs, inputs => inputs.Save(writer));
        Array.ForEach(_traces, traces => traces.Save(writer));
    }

    public void Restore(Stream stream)
    {
        var reader = new StateReader(stream);
        Description.Check(reader);
        Start();
        try
        {
            Restore(reader);
        }
        catch (Exception e)
        {
            Start();
            _obstacle = e;
            throw;
        }
    }

    private void Restore(StateReader reader)
    {
        var row = reader.Read("the row", 0, MostRows);
        _spikes.Restore(reader, row, _network.Populations);
        for (var p = 0; p < _layout.Populations.Length; p++)
        {
            foreach (var array in SavedArrays())
            {
                var (what, least) = array switch
                {
                    StateLayout.VoltageArray => ("v", T.NegativeInfinity),
                    StateLayout.RecoveryArray => ("u", T.NegativeInfinity),
                    _ when array == _layout.RefractoryArray => ("the refractory steps left", T.Zero),
                    _ => ("a conductance", _layout.IsNegative(array) ? T.NegativeInfinity : T.Zero),
                };
                reader.Read(_state.Of(array, _layout.Populations[p]), $"{what} of {_network.Populations[p].Name}", least);
            }
        }

        Array.ForEach(_rowInputs, inputs => inputs.Restore(reader));
        Array.ForEach(_traces, traces => traces.Restore(reader, row));
        reader.ThrowIfItGoesOn();
        Row = row;
    }

    private IEnumerable<long> SavedArrays()
    {
        for (var array = 0L; array < _layout.ArrayCount; array++)
        {
            if (array != StateLayout.CurrentArray)
            {
                yield return array;
            }
        }
    }
}
