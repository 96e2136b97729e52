using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FastIzhi.Tests.Support;

/// <summary>A hash over the bits of all states and the spikes of each row of a run.</summary>
internal static class RunHash
{
    public static string Of(Simulation simulation, int steps)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, simulation);
        for (var step = 0; step < steps; step++)
        {
            simulation.Step();
            Append(hash, simulation);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, Simulation simulation)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (var value in simulation.AllValues())
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            hash.AppendData(bytes);
        }

        foreach (var population in simulation.Network.Populations)
        {
            // -1 keeps the spikes of one population apart from those of the next.
            foreach (var neuron in (int[])[.. simulation.Spikes(population), -1])
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes, neuron);
                hash.AppendData(bytes[..sizeof(int)]);
            }
        }
    }
}
