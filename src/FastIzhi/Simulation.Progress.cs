using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace FastIzhi;

public sealed partial class Simulation
{
    /// <summary>Reports progress about ten times a second of wall time, reading the clock every few steps only.</summary>
    private struct ProgressPace(Simulation simulation, long steps, IProgress<SimulationProgress>? progress)
    {
        private const long StepsPerLook = 16;
        private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

        private readonly long _began = Stopwatch.GetTimestamp();
        private TimeSpan _next = Interval;
        private long _nextLook = StepsPerLook;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Report(long done)
        {
            if (progress is null || (done < _nextLook && done != steps))
            {
                return;
            }

            _nextLook = done + StepsPerLook;
            var elapsed = Stopwatch.GetElapsedTime(_began);
            if (elapsed >= _next || done == steps)
            {
                _next = elapsed + Interval;
                var timeStep = simulation.Options.TimeStep;
                progress.Report(new SimulationProgress(
                    done * timeStep, steps * timeStep, simulation.Time, elapsed, simulation.TotalSpikeCount));
            }
        }
    }
}
