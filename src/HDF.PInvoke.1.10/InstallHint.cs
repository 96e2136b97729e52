namespace HDF.PInvoke;

/// <summary>Tells how to install the HDF5 library on a system.</summary>
internal static class InstallHint
{
    private const string OsRelease = "/etc/os-release";

    internal static string ForThisSystem() =>
        OperatingSystem.IsWindows() ? ForWindows
        : OperatingSystem.IsMacOS() ? ForMacOS
        : ForLinux(File.Exists(OsRelease) ? File.ReadAllLines(OsRelease) : [], Environment.IsPrivilegedProcess);

    internal const string ForWindows =
        "install it from https://www.hdfgroup.org/download-hdf5/ or with: conda install -c conda-forge hdf5";

    internal const string ForMacOS = "install it with: brew install hdf5";

    /// <param name="osRelease">The lines of the file os-release.</param>
    /// <param name="root">Whether the process may install without sudo.</param>
    internal static string ForLinux(string[] osRelease, bool root)
    {
        string[] families = osRelease
            .Select(line => line.Split('='))
            .Where(field => field[0] is "ID" or "ID_LIKE")
            .SelectMany(field => field[1].Trim('"', '\'').Split(' '))
            .ToArray();
        string sudo = root ? "" : "sudo ";
        if (families.Contains("debian") || families.Contains("ubuntu"))
        {
            return $"install it with: {sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends hdf5-tools";
        }

        return families.Contains("fedora") || families.Contains("rhel")
            ? $"install it with: {sudo}dnf install -y hdf5"
            : "install this system's package hdf5";
    }
}
