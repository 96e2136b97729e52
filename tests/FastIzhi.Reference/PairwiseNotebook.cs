using FastIzhi.Networks;
using FastIzhi.Neurons;
using FastIzhi.Receptors;

namespace FastIzhi.Reference;

/// <summary>
/// The reference scheme as the notebook has it, with plain arithmetic in double precision and one conductance for each pair
/// of neurons and receptor (N x N x 4). It has no traces: it proves that the sums over pairs obey the event-driven rule that
/// the simulators use. Neurons are numbered through the populations; receptors are the four standard ones.
/// </summary>
public sealed class PairwiseNotebook
{
    private readonly double _dt;
    private readonly int _n;
    private readonly (Population Population, int Index)[] _neurons;
    private readonly InputCurrents<double> _currents;
    private readonly double[,] _weights;
    private readonly double[,,] _g;

    /// <summary>Sets all neurons to their start.</summary>
    public PairwiseNotebook(Network network, double timeStep)
    {
        _dt = timeStep;
        _neurons = [.. network.Populations.SelectMany(p => Enumerable.Range(0, p.Size).Select(i => (p, i)))];
        _n = _neurons.Length;
        _currents = new InputCurrents<double>(network, timeStep);
        V = Array.ConvertAll(_neurons, neuron => neuron.Population.StartVoltageOf(neuron.Index));
        U = Array.ConvertAll(_neurons, neuron => neuron.Population.StartRecoveryOf(neuron.Index));
        Fired = new bool[_n];
        _g = new double[_n, _n, StandardReceptors.All.Count];
        _weights = new double[_n, _n];
        foreach (var projection in network.Projections)
        {
            foreach (var (source, target, weight) in projection.Synapses.Enumerate())
            {
                var pre = Array.IndexOf(_neurons, (projection.Source, source));
                var post = Array.IndexOf(_neurons, (projection.Target, target));
                _weights[pre, post] += weight;
            }
        }
    }

    /// <summary>Number of steps taken.</summary>
    public long Row { get; private set; }

    /// <summary>v of each neuron [mV].</summary>
    public double[] V { get; }

    /// <summary>u of each neuron [pA].</summary>
    public double[] U { get; }

    /// <summary>Whether each neuron fired on the present row.</summary>
    public bool[] Fired { get; }

    /// <summary>The conductance of a receptor, an index into the standard ones, summed over the synapses of a neuron [nS].</summary>
    public double Conductance(int post, int receptor) => Enumerable.Range(0, _n).Sum(pre => _g[pre, post, receptor]);

    /// <summary>Computes the next row.</summary>
    public void Step()
    {
        Row++;
        for (var j = 0; j < _n; j++)
        {
            Advance(j);
        }

        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j < _n; j++)
            {
                for (var r = 0; r < StandardReceptors.All.Count; r++)
                {
                    // A pair whose source fires grows and does not decay on this row; all others decay.
                    var opened = _neurons[i].Population.Receptors.FirstOrDefault(
                        receptor => receptor.Name == StandardReceptors.All[r].Name);
                    _g[i, j, r] += opened is null ? 0 : Fired[i] ? _weights[i, j] : -_dt * (_g[i, j, r] / opened.Tau);
                }
            }
        }
    }

    private void Advance(int j)
    {
        var (population, index) = _neurons[j];
        var p = population.ParametersOf(index);
        var (v, u) = (V[j], U[j]);
        var terms = p.Extended ?? new ExtendedTerms();
        Fired[j] = v >= p.PeakVoltage + terms.PeakSlope * u;
        if (Fired[j])
        {
            (V[j], U[j]) = (p.ResetVoltage + terms.ResetSlope * u, Math.Min(u + p.ResetIncrement, terms.MaximalRecovery));
            return;
        }

        var x = (v + 80) / 60 * ((v + 80) / 60);
        var synaptic = Conductance(j, 0) * v + Conductance(j, 1) * v * x / (1 + x)
            + Conductance(j, 2) * (v + 70) + Conductance(j, 3) * (v + 90);
        var current = _currents.Of(population, index, Row);
        V[j] += _dt * (p.Gain * (v - p.RestingVoltage) * (v - p.ThresholdVoltage) - u + current - synaptic) / p.Capacitance;
        var distance = v - (terms.RecoveryVoltage ?? p.RestingVoltage);
        var target = distance > 0
            ? (terms.SensitivityAbove ?? p.RecoverySensitivity) * distance + terms.CubicSensitivity * distance * distance * distance
            : p.RecoverySensitivity * distance;
        U[j] += _dt * p.RecoveryRate * (target - u);
    }
}
