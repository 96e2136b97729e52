using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace FastIzhi.Engine;

/// <summary>
/// The threads of a simulation: the one that calls <see cref="Run"/> and its helpers. Work is a number of items in a row; each
/// thread begins with a range of its own, the same each time, from the front, and then takes items of others from the back. A
/// run is over when all items are done, whether or not every helper has woken up: on a machine with less free cores than
/// threads those that run do the work.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Shared _shared;

    /// <summary>Starts the helpers.</summary>
    /// <param name="size">Number of threads, the caller included; at least 1.</param>
    public WorkerTeam(int size)
    {
        // The helpers know the shared state only: a team that is forgotten without Dispose is collected, and stops them.
        _shared = new Shared(size);
        for (var worker = 1; worker < size; worker++)
        {
            var (shared, index) = (_shared, worker);
            new Thread(() => shared.Help(index)) { IsBackground = true, Name = $"FastIzhi {worker}" }.Start();
        }
    }

    ~WorkerTeam() => _shared.Stop();

    /// <summary>Number of threads.</summary>
    public int Size => _shared.Size;

    /// <summary>Does some work and returns when it is done.</summary>
    /// <param name="work">Does one item, given its number and that of the thread, 0 for the caller.</param>
    /// <param name="bounds">
    /// Thread t begins with the items [bounds[t], bounds[t + 1]); its length is <see cref="Size"/> + 1.
    /// </param>
    /// <remarks>Rethrows the first exception that an item has thrown, when all items are done.</remarks>
    public void Run(Action<int, int> work, int[] bounds)
    {
        if (Size == 1)
        {
            for (var item = bounds[0]; item < bounds[1]; item++)
            {
                work(item, 0);
            }
        }
        else
        {
            _shared.Run(work, bounds);
        }
    }

    public void Dispose()
    {
        _shared.Stop();
        GC.SuppressFinalize(this);
    }

    private sealed class Shared(int size)
    {
        /// <summary>Values of different threads lie on different pairs of cache lines.</summary>
        private const int Spacing = 128 / sizeof(long);

        /// <summary>Some 20 microseconds.</summary>
        private const int Spins = 500;

        /// <summary>Helpers that have waited longer sleep [ms].</summary>
        private const int AwakeTime = 2;

        /// <summary>What is left of a thread's range: the number of the run, then the first and the end item in 16 bits each.</summary>
        private readonly long[] _ranges = new long[(size + 1) * Spacing];

        /// <summary>Items that each thread has done in all runs so far.</summary>
        private readonly long[] _done = new long[(size + 1) * Spacing];

        private readonly int[] _sleeps = new int[size];
        private readonly AutoResetEvent[] _alarms = [.. Enumerable.Range(0, size).Select(_ => new AutoResetEvent(false))];
        private volatile Action<int, int>? _work;
        private volatile Exception? _failure;
        private volatile bool _isStopped;
        private long _total;
        private int _run;

        public int Size => size;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(Action<int, int> work, int[] bounds)
        {
            _work = work;
            var run = _run + 1;
            _total += bounds[^1];
            for (var thread = 0; thread < size; thread++)
            {
                Volatile.Write(ref _ranges[(thread + 1) * Spacing], Pack(run, bounds[thread], bounds[thread + 1]));
            }

            Interlocked.Exchange(ref _run, run);
            for (var helper = 1; helper < size; helper++)
            {
                if (Volatile.Read(ref _sleeps[helper]) != 0 && Interlocked.Exchange(ref _sleeps[helper], 0) != 0)
                {
                    _alarms[helper].Set();
                }
            }

            Work(0);
            for (var spins = 0; Done() < _total; spins++)
            {
                Wait(spins);
            }

            // No reference to what is simulated stays behind.
            _work = null;
            if (_failure is { } failure)
            {
                _failure = null;
                ExceptionDispatchInfo.Throw(failure);
            }
        }

        public void Help(int helper)
        {
            var seen = 0;
            while (!_isStopped)
            {
                AwaitRunAfter(seen, helper);
                seen = Volatile.Read(ref _run);
                Work(helper);
            }
        }

        public void Stop()
        {
            _isStopped = true;
            foreach (var alarm in _alarms)
            {
                alarm.Set();
            }
        }

        private static long Pack(int run, int first, int end) => ((long)run << 32) | ((long)first << 16) | (uint)end;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Wait(int spins)
        {
            if (spins < Spins)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Thread.Yield();
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Work(int thread)
        {
            for (var offset = 0; offset < size; offset++)
            {
                var victim = (thread + offset) % size;
                while (Take(victim, isOwn: offset == 0) is var item && item >= 0)
                {
                    Do(item, thread);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Do(int item, int thread)
        {
            try
            {
                _work!(item, thread);
            }
#pragma warning disable CA1031 // It is thrown again on the thread that called Run.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _failure ??= e;
            }

            ref var done = ref _done[(thread + 1) * Spacing];
            Volatile.Write(ref done, done + 1);
        }

        /// <summary>
        /// Takes an item of a thread's range; -1 when nothing is left of it. The number of the run is part of the value, so that
        /// a thread that was held up cannot take by a comparison from an earlier run.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private int Take(int thread, bool isOwn)
        {
            ref var range = ref _ranges[(thread + 1) * Spacing];
            while (true)
            {
                var seen = Volatile.Read(ref range);
                var (run, first, end) = ((int)(seen >> 32), (int)(seen >> 16) & 0xFFFF, (int)seen & 0xFFFF);
                if (first >= end)
                {
                    return -1;
                }

                var left = isOwn ? Pack(run, first + 1, end) : Pack(run, first, end - 1);
                if (Interlocked.CompareExchange(ref range, left, seen) == seen)
                {
                    return isOwn ? first : end - 1;
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private long Done()
        {
            var done = 0L;
            for (var thread = 0; thread < size; thread++)
            {
                done += Volatile.Read(ref _done[(thread + 1) * Spacing]);
            }

            return done;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AwaitRunAfter(int seen, int helper)
        {
            var began = 0L;
            for (var spins = 0; Volatile.Read(ref _run) == seen && !_isStopped; spins++)
            {
                Wait(spins);
                if (spins < Spins)
                {
                    continue;
                }

                var now = Environment.TickCount64;
                began = began == 0 ? now : began;
                if (now - began > AwakeTime)
                {
                    Sleep(seen, helper);
                    (spins, began) = (0, 0);
                }
            }
        }

        /// <summary>Sleeps until the next run. Whoever clears the mark must ring the alarm, or has done so.</summary>
        private void Sleep(int seen, int helper)
        {
            Interlocked.Exchange(ref _sleeps[helper], 1);
            var isOver = Volatile.Read(ref _run) != seen || _isStopped;
            if (!isOver || Interlocked.Exchange(ref _sleeps[helper], 0) == 0)
            {
                _alarms[helper].WaitOne();
            }
        }
    }
}
