namespace FastIzhi.Hdf5.Native;

/// <summary>An identifier of the HDF5 library that is closed at the end of its using block.</summary>
internal readonly struct Hid(long id, Func<long, int> close) : IDisposable
{
    public static implicit operator long(Hid hid) => hid.Id;

    private long Id => id;

    public void Dispose() => close(id);
}
