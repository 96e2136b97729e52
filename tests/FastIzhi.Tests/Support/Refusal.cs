using Xunit;

namespace FastIzhi.Tests.Support;

/// <summary>Checks that something is refused in words that help.</summary>
internal static class Refusal
{
    /// <summary>An <see cref="ArgumentException"/> (or one derived from it) whose message has all the pieces: element, value, bound.</summary>
    public static void Names(Action action, params string[] pieces) => Names<ArgumentException>(action, pieces);

    /// <inheritdoc cref="Names(Action, string[])"/>
    public static void Names<T>(Action action, params string[] pieces)
        where T : Exception
    {
        var error = Assert.ThrowsAny<T>(action);
        Assert.All(pieces, piece => Assert.Contains(piece, error.Message, StringComparison.Ordinal));
    }
}
