using FastIzhi.Neurons;
using FastIzhi.Randomness;

namespace FastIzhi.Networks;

/// <summary>
/// Values of the neurons of a population in place of those of its cell type: constants, arrays of one per neuron, or distributions
/// (see <see cref="PerNeuron"/>). What is null is as in the cell type. Of a cell type with <see cref="FourParameters"/>, a, b, c and d
/// are those of the four, from which v_r and v_t follow for each neuron, and the other parameters cannot be given.
/// </summary>
public sealed class NeuronValues
{
    private readonly PerNeuron?[] _values = new PerNeuron?[NeuronParameter.All.Length];

    /// <summary>C, membrane capacitance [pF], above 0.</summary>
    public PerNeuron? Capacitance
    {
        get => _values[NeuronParameter.C];
        init => _values[NeuronParameter.C] = value;
    }

    /// <summary>k, slope of the upstroke [nS/mV], above 0.</summary>
    public PerNeuron? Gain
    {
        get => _values[NeuronParameter.K];
        init => _values[NeuronParameter.K] = value;
    }

    /// <summary>v_r, resting potential [mV].</summary>
    public PerNeuron? RestingVoltage
    {
        get => _values[NeuronParameter.Vr];
        init => _values[NeuronParameter.Vr] = value;
    }

    /// <summary>v_t, instantaneous threshold potential [mV].</summary>
    public PerNeuron? ThresholdVoltage
    {
        get => _values[NeuronParameter.Vt];
        init => _values[NeuronParameter.Vt] = value;
    }

    /// <summary>v_peak, spike cut-off [mV], above v_r and c.</summary>
    public PerNeuron? PeakVoltage
    {
        get => _values[NeuronParameter.Vpeak];
        init => _values[NeuronParameter.Vpeak] = value;
    }

    /// <summary>a, rate of the recovery current [1/ms], at least 0.</summary>
    public PerNeuron? RecoveryRate
    {
        get => _values[NeuronParameter.A];
        init => _values[NeuronParameter.A] = value;
    }

    /// <summary>b, sensitivity of the recovery current to v [nS].</summary>
    public PerNeuron? RecoverySensitivity
    {
        get => _values[NeuronParameter.B];
        init => _values[NeuronParameter.B] = value;
    }

    /// <summary>c, potential after a spike [mV].</summary>
    public PerNeuron? ResetVoltage
    {
        get => _values[NeuronParameter.Creset];
        init => _values[NeuronParameter.Creset] = value;
    }

    /// <summary>d, outward current added by a spike [pA].</summary>
    public PerNeuron? ResetIncrement
    {
        get => _values[NeuronParameter.D];
        init => _values[NeuronParameter.D] = value;
    }

    /// <summary>v_b, potential at which the recovery current changes its law [mV].</summary>
    public PerNeuron? RecoveryVoltage
    {
        get => _values[NeuronParameter.Vb];
        init => _values[NeuronParameter.Vb] = value;
    }

    /// <summary>b_above, sensitivity of the recovery current to v above v_b [nS].</summary>
    public PerNeuron? SensitivityAbove
    {
        get => _values[NeuronParameter.Babove];
        init => _values[NeuronParameter.Babove] = value;
    }

    /// <summary>b_cubic, its cubic sensitivity above v_b [pA/mV^3].</summary>
    public PerNeuron? CubicSensitivity
    {
        get => _values[NeuronParameter.Bcubic];
        init => _values[NeuronParameter.Bcubic] = value;
    }

    /// <summary>v_peak_per_u, growth of the spike cut-off with u [mV/pA].</summary>
    public PerNeuron? PeakSlope
    {
        get => _values[NeuronParameter.VpeakPerU];
        init => _values[NeuronParameter.VpeakPerU] = value;
    }

    /// <summary>c_per_u, growth of the potential after a spike with the u before it [mV/pA].</summary>
    public PerNeuron? ResetSlope
    {
        get => _values[NeuronParameter.CperU];
        init => _values[NeuronParameter.CperU] = value;
    }

    /// <summary>u_max, upper bound of u after a spike [pA].</summary>
    public PerNeuron? MaximalRecovery
    {
        get => _values[NeuronParameter.Umax];
        init => _values[NeuronParameter.Umax] = value;
    }

    /// <summary>v at the start [mV].</summary>
    public PerNeuron? StartVoltage
    {
        get => _values[NeuronParameter.StartV];
        init => _values[NeuronParameter.StartV] = value;
    }

    /// <summary>u at the start [pA].</summary>
    public PerNeuron? StartRecovery
    {
        get => _values[NeuronParameter.StartU];
        init => _values[NeuronParameter.StartU] = value;
    }

    /// <summary>How long v stays at its reset value after a spike [ms], at least 0; 0 unless it is given.</summary>
    public PerNeuron? RefractoryTime
    {
        get => _values[NeuronParameter.Refractory];
        init => _values[NeuronParameter.Refractory] = value;
    }

    /// <summary>What is wrong with these values, whatever the others; null if nothing is.</summary>
    internal string? Problem(CellType type, int size)
    {
        for (var p = 0; p < _values.Length; p++)
        {
            var parameter = NeuronParameter.All[p];
            if (_values[p] is not { } value)
            {
                continue;
            }

            if (type.Four is not null && p < NeuronParameter.StartV && !NeuronParameter.Four.Contains(parameter))
            {
                return $"{parameter.Symbol} is given, but {type.Name} has the four parameters a, b, c and d; give these only";
            }

            if (value.Problem(parameter, size) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>The values drawn, for which there is no <see cref="Problem"/>.</summary>
    internal DrawnNeurons Draw(CellType type, int size, CounterRandom random)
    {
        var drawn = _values.Select((value, p) => value?.Take(size, random.Stream((ulong)p))).ToArray();
        var differ = drawn[..NeuronParameter.StartV].Any(values => values is { Length: > 1 });
        var parameters = new IzhikevichParameters[differ ? size : 1];
        var problems = new List<string>();
        var (typical, four) = (type.Parameters, type.Four);
        var haveTerms = drawn[NeuronParameter.Vb..NeuronParameter.StartV].Any(values => values is not null);
        for (var neuron = 0; neuron < parameters.Length; neuron++)
        {
            if (four is null)
            {
                parameters[neuron] = NineOf(typical, drawn, neuron) with
                {
                    Extended = haveTerms ? TermsOf(typical.Extended ?? new ExtendedTerms(), drawn, neuron) : typical.Extended,
                };
                continue;
            }

            var own = FourOf(four.Value, drawn, neuron);
            var problem = own.Problem();
            parameters[neuron] = problem is null ? own.ToNine() : typical;
            if (problem is not null)
            {
                problems.Add(differ ? $"neuron {neuron}: {problem}" : problem);
            }
        }

        return new DrawnNeurons(
            parameters, drawn[NeuronParameter.StartV], drawn[NeuronParameter.StartU], drawn[NeuronParameter.Refractory], problems);
    }

    private static IzhikevichParameters NineOf(in IzhikevichParameters type, double[]?[] drawn, int neuron) => new(
        At(drawn, NeuronParameter.C, neuron) ?? type.Capacitance,
        At(drawn, NeuronParameter.K, neuron) ?? type.Gain,
        At(drawn, NeuronParameter.Vr, neuron) ?? type.RestingVoltage,
        At(drawn, NeuronParameter.Vt, neuron) ?? type.ThresholdVoltage,
        At(drawn, NeuronParameter.Vpeak, neuron) ?? type.PeakVoltage,
        At(drawn, NeuronParameter.A, neuron) ?? type.RecoveryRate,
        At(drawn, NeuronParameter.B, neuron) ?? type.RecoverySensitivity,
        At(drawn, NeuronParameter.Creset, neuron) ?? type.ResetVoltage,
        At(drawn, NeuronParameter.D, neuron) ?? type.ResetIncrement);

    private static ExtendedTerms TermsOf(ExtendedTerms type, double[]?[] drawn, int neuron) => new(
        At(drawn, NeuronParameter.Vb, neuron) ?? type.RecoveryVoltage,
        At(drawn, NeuronParameter.Babove, neuron) ?? type.SensitivityAbove,
        At(drawn, NeuronParameter.Bcubic, neuron) ?? type.CubicSensitivity,
        At(drawn, NeuronParameter.VpeakPerU, neuron) ?? type.PeakSlope,
        At(drawn, NeuronParameter.CperU, neuron) ?? type.ResetSlope,
        At(drawn, NeuronParameter.Umax, neuron) ?? type.MaximalRecovery);

    private static FourParameters FourOf(in FourParameters type, double[]?[] drawn, int neuron) => type with
    {
        RecoveryRate = At(drawn, NeuronParameter.A, neuron) ?? type.RecoveryRate,
        RecoverySensitivity = At(drawn, NeuronParameter.B, neuron) ?? type.RecoverySensitivity,
        ResetVoltage = At(drawn, NeuronParameter.Creset, neuron) ?? type.ResetVoltage,
        ResetIncrement = At(drawn, NeuronParameter.D, neuron) ?? type.ResetIncrement,
    };

    private static double? At(double[]?[] drawn, int parameter, int neuron) => drawn[parameter] switch
    {
        null => null,
        [var common] => common,
        var values => values[neuron],
    };
}
