using FastIzhi.Inputs;
using FastIzhi.Networks;
using FastIzhi.Neurons;

namespace FastIzhi.Bench;

/// <summary>
/// The network "cortex": 80 % RS and 20 % FS, each neuron with exactly K inputs drawn from all neurons, w_e = 20 / K and
/// w_i = 50 / K nS, and a constant current that differs from neuron to neuron.
/// </summary>
internal static class CortexNetwork
{
    /// <summary>Describes it.</summary>
    /// <param name="neurons">Number of neurons.</param>
    /// <param name="inDegree">K, inputs of each neuron; 0 for one whose neurons stand alone and, without current, are silent.</param>
    /// <param name="delay">The delay of all synapses; null for one step.</param>
    /// <param name="currentScale">Factor of the currents.</param>
    public static Network Describe(int neurons, int inDegree, Delay? delay, double currentScale = 1)
    {
        var builder = new NetworkBuilder(seed: 1);
        var e = builder.AddPopulation("E", neurons * 8 / 10, CellTypes.RS);
        var i = builder.AddPopulation("I", neurons - (neurons * 8 / 10), CellTypes.FS);
        foreach (var target in (Population[])[e, i])
        {
            builder.Connect(
                [e, i], target, source => new FixedInDegreeRule(inDegree, (source == e ? 20.0 : 50.0) / Math.Max(inDegree, 1)), delay);
        }

        builder.Inject(e, new StepCurrent(EvenSpread.Values(150 * currentScale, 650 * currentScale, 0, e.Size)));
        builder.Inject(i, new StepCurrent(EvenSpread.Values(50 * currentScale, 200 * currentScale, e.Size, i.Size)));
        return builder.Build();
    }
}
