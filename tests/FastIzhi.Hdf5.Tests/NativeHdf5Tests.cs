using HDF.PInvoke;
using Xunit;

namespace FastIzhi.Hdf5.Tests;

/// <summary>What a user reads when the HDF5 library cannot be loaded.</summary>
public class NativeHdf5Tests
{
    [Theory]
    [InlineData("ID=debian", true, "with: apt-get update && apt-get install -y --no-install-recommends hdf5-tools")]
    [InlineData("ID=ubuntu", false, "with: sudo apt-get update && sudo apt-get install -y --no-install-recommends hdf5-tools")]
    [InlineData("ID_LIKE=\"ubuntu debian\"", false, "with: sudo apt-get update && sudo apt-get install -y --no-install-recommends hdf5-tools")]
    [InlineData("ID=fedora", true, "with: dnf install -y hdf5")]
    [InlineData("ID_LIKE=\"rhel centos fedora\"", false, "with: sudo dnf install -y hdf5")]
    [InlineData("ID=arch", true, "install this system's package hdf5")]
    public void The_command_suits_the_distribution(string line, bool root, string expected) =>
        Assert.EndsWith(expected, InstallHint.ForLinux(["NAME=\"x\"", "", line], root));

    [Fact]
    public void Other_systems_have_their_own_command()
    {
        Assert.Contains("brew install hdf5", InstallHint.ForMacOS);
        Assert.Contains("conda install", InstallHint.ForWindows);
    }

    [Fact]
    public void The_message_is_one_line_with_the_command_and_the_variable()
    {
        string message = NativeHdf5.NotFound(InstallHint.ForLinux(["ID=debian"], root: true));

        Assert.DoesNotContain('\n', message);
        Assert.Contains("apt-get install -y --no-install-recommends hdf5-tools", message);
        Assert.Contains("FASTIZHI_HDF5", message);
    }

    [Fact]
    public void A_chosen_file_that_cannot_be_loaded_is_named() =>
        Assert.Contains("FASTIZHI_HDF5 names '/no/such.so'", NativeHdf5.NotLoadable("/no/such.so"));
}
