namespace FastIzhi.Inputs;

/// <summary>What a current is between two of its samples.</summary>
public enum Interpolation
{
    /// <summary>That of the sample before.</summary>
    Hold,

    /// <summary>On the line between the two.</summary>
    Linear,
}
