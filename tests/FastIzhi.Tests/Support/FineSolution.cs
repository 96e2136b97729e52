using FastIzhi.Neurons;
using FastIzhi.Receptors;

namespace FastIzhi.Tests.Support;

/// <summary>
/// A cell that rests until its receptors open, which then decay, solved by fourth-order Runge-Kutta at steps of 2^-12 ms from the equations
/// as they stand in the papers, with plain arithmetic and nothing of the library but the constants.
/// </summary>
/// <param name="cell">The nine parameters.</param>
/// <param name="opening">When the receptors open [ms].</param>
/// <param name="excitation">The conductance of AMPA and of NMDA then [nS].</param>
/// <param name="inhibition">The conductance of GABA_A and of GABA_B then [nS].</param>
internal sealed class FineSolution(IzhikevichParameters cell, double opening, double excitation, double inhibition)
{
    private const double Step = 1.0 / 4096;

    /// <summary>v and u at a time after the opening [ms], a multiple of the step; v is not reset.</summary>
    public (double V, double U) At(double time)
    {
        var (v, u) = (cell.RestingVoltage, 0.0);
        for (var n = 0; n < (int)Math.Round((time - opening) / Step); n++)
        {
            (v, u) = Next(n * Step, v, u);
        }

        return (v, u);
    }

    /// <summary>The first step at which v has reached the peak [ms].</summary>
    public double SpikeTime()
    {
        var (v, u, n) = (cell.RestingVoltage, 0.0, 0);
        while (v < cell.PeakVoltage)
        {
            (v, u) = Next(n++ * Step, v, u);
        }

        return opening + (n * Step);
    }

    /// <summary>A step from a time after the opening.</summary>
    private (double V, double U) Next(double t, double v, double u)
    {
        var (v1, u1) = Slope(t, v, u);
        var (v2, u2) = Slope(t + Step / 2, v + Step / 2 * v1, u + Step / 2 * u1);
        var (v3, u3) = Slope(t + Step / 2, v + Step / 2 * v2, u + Step / 2 * u2);
        var (v4, u4) = Slope(t + Step, v + Step * v3, u + Step * u3);
        return (v + Step / 6 * (v1 + 2 * v2 + 2 * v3 + v4), u + Step / 6 * (u1 + 2 * u2 + 2 * u3 + u4));
    }

    private (double V, double U) Slope(double t, double v, double u)
    {
        var x = (v + 80) / 60 * ((v + 80) / 60);
        var synaptic = excitation * (Left(t, StandardReceptors.Ampa) * v + Left(t, StandardReceptors.Nmda) * v * x / (1 + x))
            + inhibition * (Left(t, StandardReceptors.GabaA) * (v + 70) + Left(t, StandardReceptors.GabaB) * (v + 90));
        var slope = (cell.Gain * (v - cell.RestingVoltage) * (v - cell.ThresholdVoltage) - u - synaptic) / cell.Capacitance;
        return (slope, cell.RecoveryRate * (cell.RecoverySensitivity * (v - cell.RestingVoltage) - u));
    }

    private static double Left(double t, ReceptorKind receptor) => Math.Exp(-t / receptor.Tau);
}
