using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads the transmission delay of a projection.</summary>
internal static class DelayReader
{
    private static readonly string Alternatives =
        $" (without a delay spikes arrive one step later), {DistributionReader.Alternatives}, {DistanceFunctionReader.Alternatives}, {{\"velocity\": .., \"offset\": ..}}, " +
        "or {\"minimum\": .., \"per_degree\": ..} for a distance on the ring";

    private static readonly NumberRange Delays = NumberRange.AtLeast(0, "ms");

    /// <summary>Reads a delay.</summary>
    /// <returns>The delay; null when there is a problem.</returns>
    public static Delay? Read(JsonCursor at)
    {
        if (!at.IsObject)
        {
            return at.Number(NumberRange.Above(0, "ms"), Alternatives) is { } delay ? Delay.Constant(delay) : null;
        }

        var fields = at.Object("a delay")!;
        if (DistributionReader.IsMeant(fields))
        {
            return DistributionReader.Read(at, Delays) is { } distribution ? Delay.Drawn(distribution) : null;
        }

        if (DistanceFunctionReader.IsMeant(fields))
        {
            return DistanceFunctionReader.Read(at, Delays) is { } function ? Delay.ByDistance(function) : null;
        }

        if (fields.Optional("velocity") is { } velocityField)
        {
            fields.Allow("velocity", "offset");
            var velocity = velocityField.Number(NumberRange.Above(0, "um/ms"));
            var offset = fields.Optional("offset") is { } offsetField ? offsetField.Number(Delays) : 0;
            return velocity is null || offset is null ? null : Delay.AtVelocity(velocity.Value, offset.Value);
        }

        if (fields.Optional("minimum") is null && fields.Optional("per_degree") is null)
        {
            fields.Allow(["uniform", "normal", "lognormal", .. DistanceFunctionReader.Names, "velocity", "minimum", "per_degree"]);
            at.Reject($"{NumberRange.Above(0, "ms")}{Alternatives}");
            return null;
        }

        fields.Allow("minimum", "per_degree");
        var minimum = fields.Required("minimum").Number(Delays);
        var perDegree = fields.Required("per_degree").Number(NumberRange.AtLeast(0, "ms per degree"));
        return minimum is null || perDegree is null ? null : Delay.OnRing(minimum.Value, perDegree.Value);
    }
}
