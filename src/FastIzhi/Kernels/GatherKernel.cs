using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastIzhi.Kernels;

/// <summary>Picks the values of chosen lanes out of state arrays.</summary>
internal static unsafe class GatherKernel
{
    /// <summary>Copies values: to[columns[k]] = values[lanes[k]].</summary>
    /// <param name="values">An array of all lanes.</param>
    /// <param name="lanes">The chosen lanes.</param>
    /// <param name="columns">Where each goes.</param>
    /// <param name="count">How many are chosen.</param>
    /// <param name="to">Receives them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(T* values, int* lanes, int* columns, int count, T* to)
        where T : unmanaged
    {
        for (var k = 0; k < count; k++)
        {
            to[columns[k]] = values[lanes[k]];
        }
    }

    /// <summary>Adds values: to[columns[k]] += values[lanes[k]].</summary>
    /// <inheritdoc cref="Copy"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(T* values, int* lanes, int* columns, int count, T* to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var k = 0; k < count; k++)
        {
            to[columns[k]] += values[lanes[k]];
        }
    }
}
