using FastIzhi.Hdf5.Native;
using FastIzhi.Networks;

namespace FastIzhi.Hdf5.Sonata;

/// <summary>Writes a population as a node population: its neurons by number, with positions, parameters and start.</summary>
internal static class NodeWriter
{
    /// <summary>Names of the start of v and u among the parameters.</summary>
    public const string StartVoltage = "v", StartRecovery = "u";

    /// <summary>Name of the refractory time among the parameters.</summary>
    public const string Refractory = "refractory";

    /// <summary>Writes it.</summary>
    /// <param name="nodes">The group of all node populations.</param>
    /// <param name="population">The population.</param>
    /// <param name="type">The type of all its nodes.</param>
    public static void Write(long nodes, Population population, ulong type)
    {
        using var group = H5Write.Group(nodes, population.Name);
        Column(group, "node_type_id", _ => type);
        Column(group, "node_id", neuron => (ulong)neuron);
        Column(group, "node_group_id", _ => 0u);
        Column(group, "node_group_index", neuron => (ulong)neuron);
        using var attributes = H5Write.Group(group, SonataFile.Group);
        if (population.Positions.Count > 0)
        {
            Column(attributes, "x", neuron => population.Positions[neuron].X, "um");
            Column(attributes, "y", neuron => population.Positions[neuron].Y, "um");
            Column(attributes, "z", neuron => population.Positions[neuron].Z, "um");
        }

        using var parameters = H5Write.Group(attributes, SonataFile.Parameters);
        var extended = population.Parameters.Any(p => p.Extended is not null) ? CellParameter.Extended : [];
        foreach (var parameter in CellParameter.Nine.Concat(extended))
        {
            Column(parameters, parameter.Symbol, neuron => parameter.Of(population.ParametersOf(neuron)));
        }

        Column(parameters, StartVoltage, population.StartVoltageOf, "mV");
        Column(parameters, StartRecovery, population.StartRecoveryOf, "pA");
        Column(parameters, Refractory, population.RefractoryTimeOf, "ms");

        void Column<T>(long parent, string name, Func<int, T> valueOf, string? units = null)
            where T : unmanaged
        {
            using var column = new ColumnWriter<T>(parent, name, population.Size, units: units);
            for (var neuron = 0; neuron < population.Size; neuron++)
            {
                column.Add(valueOf(neuron));
            }

            column.Flush();
        }
    }
}
