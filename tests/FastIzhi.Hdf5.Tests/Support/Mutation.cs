using System.Buffers.Binary;
using FastIzhi.Hdf5.Native;

namespace FastIzhi.Hdf5.Tests.Support;

/// <summary>Damage done to a file, the same for the same seed.</summary>
internal static class Mutation
{
    private const int SuperblockBytes = 96;

    /// <summary>How the pieces of metadata begin.</summary>
    private static readonly byte[][] Signatures = [.. ((string[])
        ["OHDR", "OCHK", "FRHP", "FHDB", "FHIB", "BTHD", "BTLF", "BTIN", "EAHD", "EAIB", "EASB", "EADB", "FAHD", "FADB", "TREE", "SNOD", "HEAP"])
        .Select(name => System.Text.Encoding.ASCII.GetBytes(name))];

    private static readonly ulong[] Extremes =
        [0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0xffffffff, 0x100000000, 0x7fffffffffffffff, 0xffffffffffffffff, 0xfffffffffffffffe];

    /// <summary>Where the pieces of metadata are.</summary>
    public static int[] MetadataIn(byte[] file) => [.. Enumerable.Range(0, file.Length - 4)
        .Where(at => file[at] is >= (byte)'A' and <= (byte)'Z' && Signatures.Any(name => file.AsSpan(at).StartsWith(name)))];

    /// <summary>Flips one bit.</summary>
    public static byte[] FlipBit(byte[] file, Random random)
    {
        var damaged = (byte[])file.Clone();
        damaged[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
        return damaged;
    }

    /// <summary>Damages a file in one of many ways.</summary>
    public static byte[] Damage(byte[] file, int[] metadata, Random random)
    {
        var damaged = (byte[])file.Clone();
        switch (random.Next(8))
        {
            case 0:
                Overwrite(damaged, random.Next(file.Length), 1 + random.Next(4096), random);
                return damaged;
            case 1:
                return damaged[..random.Next(file.Length)];
            case 2:
                var more = new byte[1 + random.Next(8192)];
                random.NextBytes(more);
                return [.. damaged, .. more];
            case 3:
                Swap(damaged, random);
                return damaged;
            case 4:
                DamageSuperblock(damaged, random);
                return damaged;
            case 5:
                Overwrite(damaged, Near(metadata, random), 1 + random.Next(16), random);
                return damaged;
            case 6:
                var at = Math.Min(Near(metadata, random), file.Length - 8);
                BinaryPrimitives.WriteUInt64LittleEndian(damaged.AsSpan(at), Extremes[random.Next(Extremes.Length)]);
                return damaged;
            default:
                for (var flips = 1 + random.Next(16); flips > 0; flips--)
                {
                    damaged[Math.Min(Near(metadata, random), file.Length - 1)] ^= (byte)(1 << random.Next(8));
                }

                return damaged;
        }
    }

    private static int Near(int[] metadata, Random random) => metadata[random.Next(metadata.Length)] + random.Next(300);

    private static void Overwrite(byte[] file, int at, int bytes, Random random)
    {
        var range = file.AsSpan(Math.Min(at, file.Length - 1));
        range = range[..Math.Min(bytes, range.Length)];
        switch (random.Next(3))
        {
            case 0:
                random.NextBytes(range);
                break;
            case 1:
                range.Clear();
                break;
            default:
                range.Fill(0xff);
                break;
        }
    }

    private static void Swap(byte[] file, Random random)
    {
        var bytes = Math.Min(1 << random.Next(4, 14), file.Length / 2);
        var first = random.Next(file.Length - bytes + 1);
        var second = random.Next(file.Length - bytes + 1);
        var saved = file.AsSpan(first, bytes).ToArray();
        file.AsSpan(second, bytes).CopyTo(file.AsSpan(first));
        saved.CopyTo(file.AsSpan(second));
    }

    /// <summary>Half of the time with a checksum that is right.</summary>
    private static void DamageSuperblock(byte[] file, Random random)
    {
        var at = 8 + random.Next(SuperblockBytes - 16);
        if (random.Next(2) == 0)
        {
            file[at] ^= (byte)(1 << random.Next(8));
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(at), Extremes[random.Next(Extremes.Length)]);
        }

        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(44), Lookup3.Checksum(file.AsSpan(0, 44)));
        }
    }
}
