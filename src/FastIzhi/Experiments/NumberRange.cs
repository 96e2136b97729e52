using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>The numbers that are allowed somewhere. Only finite numbers ever are.</summary>
internal readonly record struct NumberRange
{
    /// <summary>The unit; empty for pure numbers.</summary>
    public string Unit { get; private init; }

    private double Min { get; init; }

    private double Max { get; init; }

    private bool IsMinAllowed { get; init; }

    private bool IsWhole { get; init; }

    /// <summary>Weights [nS].</summary>
    public static NumberRange Weights { get; } = AtLeast(0, "nS") with { AdviceOn = Weight.AdviceOn };

    /// <summary>What to do about a number that is not allowed; empty where there is nothing to add.</summary>
    public Func<double, string>? AdviceOn { get; private init; }

    public static NumberRange Any(string unit) =>
        new() { Unit = unit, Min = double.MinValue, Max = double.MaxValue, IsMinAllowed = true };

    public static NumberRange AtLeast(double min, string unit) => Any(unit) with { Min = min };

    public static NumberRange Above(double min, string unit) => Any(unit) with { Min = min, IsMinAllowed = false };

    /// <summary>Pure numbers from <paramref name="min"/> to <paramref name="max"/>, both included.</summary>
    public static NumberRange Within(double min, double max) =>
        new() { Unit = "", Min = min, Max = max, IsMinAllowed = true };

    /// <summary>Whole numbers from <paramref name="min"/> to <paramref name="max"/>, both included.</summary>
    public static NumberRange Whole(long min, long max) =>
        new() { Unit = "", Min = min, Max = max, IsMinAllowed = true, IsWhole = true };

    /// <summary>All numbers of the same unit.</summary>
    public NumberRange Unlimited() => Any(Unit);

    /// <summary>Those of at least <paramref name="min"/>.</summary>
    public NumberRange From(double min) => this with { Min = min, IsMinAllowed = true };

    /// <summary>Those above <paramref name="min"/>.</summary>
    public NumberRange Above(double min) => this with { Min = min, IsMinAllowed = false };

    public bool Contains(double value) =>
        (IsMinAllowed ? value >= Min : value > Min) && value <= Max && (!IsWhole || value == Math.Floor(value));

    /// <summary>In words, such as "a number above 0 [ms]".</summary>
    public override string ToString()
    {
        if (IsWhole)
        {
            return $"a whole number from {(long)Min} to {(long)Max}";
        }

        if (Max < double.MaxValue)
        {
            return $"a number from {Min} to {Max}";
        }

        var bound = (Min, IsMinAllowed) switch
        {
            (double.MinValue, _) => "",
            (_, true) => $" of at least {Min}",
            _ => $" above {Min}",
        };
        return $"a number{bound} [{Unit}]";
    }
}
