namespace FastIzhi;

/// <summary>The order of things inside one step, which is part of the model.</summary>
public enum Scheme
{
    /// <summary>
    /// What most simulators do, and the default: integrate (see <see cref="Integration"/>), then test v >= v_peak and reset at once; decay the
    /// conductances by exp(-dt / tau), then add what arrives, one step after the spike. The update from t to t + dt uses the
    /// injected current at t.
    /// </summary>
    Standard,

    /// <summary>
    /// The forward Euler of the reference notebook: a neuron found at or above v_peak is reset on the next row without being
    /// integrated; the synapses of a neuron that fires do not decay on that row. The update to row t uses the injected
    /// current at t.
    /// </summary>
    Reference,
}
