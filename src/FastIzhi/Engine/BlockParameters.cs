using System.Numerics;
using FastIzhi.Kernels;
using FastIzhi.Networks;

namespace FastIzhi.Engine;

/// <summary>The constants of the neurons of a block, as the kernel wants them: once where all neurons are equal.</summary>
internal sealed unsafe class BlockParameters<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeBuffer<T> _constants;
    private readonly int _lanes;

    public BlockParameters(Population population, BlockLanes block, double timeStep)
    {
        _lanes = block.Count;
        IsUniform = AreEqual(population, block);
        AreExtended = population.HasExtendedTerms;
        var width = IsUniform ? Lanes.MaxCount : block.Count;
        _constants = new NativeBuffer<T>((long)(AreExtended ? NeuronConstants<T>.ExtendedCount : NeuronConstants<T>.Count) * width);
        for (var i = 0; i < width; i++)
        {
            // Padding lanes are like the last neuron.
            var neuron = block.FirstNeuron + (IsUniform ? 0 : Math.Min(i, block.Size - 1));
            var constants = new NeuronConstants<T>(population.ParametersOf(neuron), timeStep).ToArray(AreExtended);
            for (var c = 0; c < constants.Length; c++)
            {
                _constants.Pointer[((long)c * width) + i] = constants[c];
            }
        }
    }

    /// <summary>Whether all neurons have the same parameters.</summary>
    public bool IsUniform { get; }

    /// <summary>Whether a neuron of the population has extended terms; the others then have some that change nothing.</summary>
    public bool AreExtended { get; }

    /// <summary>The parameters that all neurons have.</summary>
    public UniformParameters<T> Uniform => new(_constants.Pointer);

    /// <summary>The parameters of the neurons from a lane on.</summary>
    public PerNeuronParameters<T> From(int lane) => new(_constants.Pointer + lane, (nuint)_lanes);

    public void Dispose() => _constants.Dispose();

    private static bool AreEqual(Population population, BlockLanes block)
    {
        var first = population.ParametersOf(block.FirstNeuron);
        for (var i = 1; i < block.Size && population.Parameters.Count > 1; i++)
        {
            if (population.ParametersOf(block.FirstNeuron + i) != first)
            {
                return false;
            }
        }

        return true;
    }
}
