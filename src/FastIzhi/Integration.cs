namespace FastIzhi;

/// <summary>
/// How the standard scheme advances v and u by a step; docs/integration.md has the equations. The injected current is held during the
/// step, and the spike is found at its end. The reference scheme knows <see cref="Euler"/> only.
/// </summary>
public enum Integration
{
    /// <summary>Forward Euler, the default: v and u both from the old state. First order.</summary>
    Euler,

    /// <summary>
    /// Two half-steps of v, then u from the new v, as in the program of E. M. Izhikevich, Simple model of spiking neurons, IEEE Trans.
    /// Neural Networks 14 (2003) 1569, doi:10.1109/TNN.2003.820440, whose step is 1 ms. First order.
    /// </summary>
    HalfSteps,

    /// <summary>The classical Runge-Kutta method of fourth order, with conductances that decay exactly within the step.</summary>
    RK4,
}
