namespace FastIzhi.Inputs;

/// <summary>Checks which neurons of a population receive an input.</summary>
internal static class NeuronChoice
{
    /// <summary>What is wrong with the choice; null if nothing is.</summary>
    /// <param name="neurons">Indices within the population; null for all.</param>
    /// <param name="size">Number of neurons of the population.</param>
    public static string? Problem(IReadOnlyList<int>? neurons, int size)
    {
        var seen = new HashSet<int>();
        foreach (var neuron in neurons ?? [])
        {
            if (neuron < 0 || neuron >= size)
            {
                return $"neuron {neuron} is not in the population; its neurons are 0 to {size - 1}";
            }

            if (!seen.Add(neuron))
            {
                return $"neuron {neuron} is given more than once; give it once";
            }
        }

        return null;
    }
}
