namespace FastIzhi.Hdf5.Writing;

/// <summary>The shape of a block: its parts are chunks of the file that hold the same rows.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Parts">Number of parts.</param>
/// <param name="PartBytes">Size of a part [bytes].</param>
/// <param name="ElementBytes">Size of a number [bytes].</param>
internal readonly record struct BlockShape(int Rows, int Parts, int PartBytes, int ElementBytes)
{
    /// <summary>Size of a block [bytes].</summary>
    public int Bytes => checked(Parts * PartBytes);
}
