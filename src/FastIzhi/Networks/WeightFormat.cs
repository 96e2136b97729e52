namespace FastIzhi.Networks;

/// <summary>How a simulation stores weights that differ from synapse to synapse. A weight that all share is never rounded.</summary>
public enum WeightFormat
{
    /// <summary>In the precision of the simulation.</summary>
    Full,

    /// <summary>In 16 bits, rounded to the nearest number with 8 significant bits: see <see cref="Networks.BFloat16"/>.</summary>
    BFloat16,
}
