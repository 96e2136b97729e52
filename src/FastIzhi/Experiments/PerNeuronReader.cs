using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads a value for each neuron: a number, a list of one per neuron, or a distribution.</summary>
internal static class PerNeuronReader
{
    /// <summary>Reads a value for each neuron.</summary>
    /// <param name="at">The value; null where the file has none.</param>
    /// <param name="parameter">What it is.</param>
    /// <param name="size">Number of neurons; null when not known, because of a problem elsewhere.</param>
    /// <returns>The values; null when there are none or a problem.</returns>
    public static PerNeuron? Read(JsonCursor? at, NeuronParameter parameter, int? size)
    {
        var range = parameter switch
        {
            { Least: double.NegativeInfinity } => NumberRange.Any(parameter.Unit),
            { IsLeastAllowed: true } => NumberRange.AtLeast(parameter.Least, parameter.Unit),
            _ => NumberRange.Above(parameter.Least, parameter.Unit),
        };
        if (at is null)
        {
            return null;
        }

        if (at.IsObject)
        {
            return DistributionReader.Read(at, range) is { } distribution ? PerNeuron.Drawn(distribution) : null;
        }

        return at.NumberOrList(range, size, $", or {DistributionReader.Alternatives}") is { } values ? PerNeuron.Listed(values) : null;
    }
}
