using System.Security.Cryptography;

namespace FastIzhi.Engine;

/// <summary>A short text that stands for many numbers: half of their SHA-256.</summary>
internal static class Digest
{
    private const int Bytes = 16;
    private const int BufferBytes = 1 << 16;

    public static string Of(Action<BinaryWriter> write)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        using (var writer = new BinaryWriter(new BufferedStream(stream, BufferBytes)))
        {
            write(writer);
        }

        return Convert.ToHexStringLower(hash.Hash.AsSpan(0, Bytes));
    }

    public static string Of(IReadOnlyCollection<double> values) => Of(writer =>
    {
        writer.Write(values.Count);
        foreach (var value in values)
        {
            writer.Write(value);
        }
    });
}
