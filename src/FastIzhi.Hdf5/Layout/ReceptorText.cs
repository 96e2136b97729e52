using System.Text.Json;
using System.Text.Json.Serialization;
using FastIzhi.Networks;
using FastIzhi.Receptors;

namespace FastIzhi.Hdf5.Layout;

/// <summary>The receptors of a network as a text in JSON, in the words of experiment files: one of each name and tau.</summary>
internal static class ReceptorText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>The text.</summary>
    public static string Of(Network network)
    {
        var driven = network.Projections.SelectMany(projection => projection.Receptors)
            .Concat(network.SpikeInjections.SelectMany(injection => injection.Trains.Receptors))
            .Select(driven => driven.Receptor)
            .ToLookup(receptor => receptor.Name);

        // Where no spike opens a receptor, its tau counts for nothing.
        return JsonSerializer.Serialize(
            network.Receptors.SelectMany(receptor => driven[receptor.Name].Distinct().DefaultIfEmpty(receptor)), Options);
    }

    /// <summary>What a text says.</summary>
    /// <exception cref="FormatException">It does not describe receptors.</exception>
    public static IReadOnlyList<ReceptorKind> Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ReceptorKind[]>(text, Options) is { } receptors
                && receptors.All(receptor => receptor is not null && receptor.Problem() is null)
                ? receptors
                : throw new FormatException("it describes a receptor that cannot be");
        }
        catch (JsonException e)
        {
            throw new FormatException($"its receptors are no JSON of receptors: {e.Message}", e);
        }
    }
}
