using FastIzhi.Networks;

namespace FastIzhi.Experiments;

/// <summary>Reads where the neurons of a population lie.</summary>
internal static class PlacementReader
{
    private const string Alternatives =
        "one of {\"ring\": radius}, {\"grid\": [nx, ny], \"spacing\": ..}, {\"grid\": [nx, ny, nz], \"spacing\": ..}, " +
        "{\"random\": [dx, dy, dz]}, {\"given\": [[x, y, z], ..]}; a grid and random ones with \"torus\": true to join opposite sides";

    private static readonly string[] Shapes = ["ring", "grid", "random", "given"];

    private static readonly NumberRange Lengths = NumberRange.AtLeast(0, "um");

    private static readonly NumberRange Distances = NumberRange.Above(0, "um");

    /// <summary>Reads a placement.</summary>
    /// <param name="at">The placement.</param>
    /// <param name="size">Number of neurons; null when not known, because of a problem elsewhere.</param>
    /// <returns>The placement; null when there is a problem.</returns>
    public static Placement? Read(JsonCursor at, int? size)
    {
        if (at.Object(Alternatives) is not { } fields)
        {
            return null;
        }

        var given = Shapes.Where(shape => fields.Optional(shape) is not null).ToList();
        if (given.Count != 1)
        {
            fields.Allow([.. Shapes, "spacing", "torus"]);
            at.Reject(Alternatives);
            return null;
        }

        fields.Allow(given[0] switch
        {
            "grid" => ["grid", "spacing", "torus"],
            "random" => ["random", "torus"],
            var shape => [shape],
        });
        var torus = fields.Optional("torus")?.YesOrNo() ?? false;
        var value = fields.Required(given[0]);
        var placement = given[0] switch
        {
            "ring" => value.Number(Distances) is { } radius ? Placement.Ring(radius) : null,
            "grid" => ReadGrid(value, fields.Required("spacing"), torus),
            "random" => Three(value, Lengths, "[dx, dy] or [dx, dy, dz]") is { } box ? Placement.Random(box[0], box[1], box[2], torus) : null,
            _ => ReadGiven(value),
        };
        if (placement is not null && size is not null && placement.Problem(size.Value) is { } problem)
        {
            value.AddProblem(problem);
            return null;
        }

        return placement;
    }

    private static Placement? ReadGrid(JsonCursor at, JsonCursor spacing, bool torus)
    {
        var counts = Three(at, NumberRange.Whole(1, int.MaxValue), "[nx, ny] or [nx, ny, nz]", third: 1);
        var distance = spacing.Number(Distances);
        return counts is null || distance is null
            ? null
            : Placement.Grid((int)counts[0], (int)counts[1], (int)counts[2], distance.Value, torus);
    }

    private static Placement? ReadGiven(JsonCursor at)
    {
        var places = at.List("a list of positions").Select(item => Three(item, NumberRange.Any("um"), "[x, y] or [x, y, z]")).ToList();
        return !at.IsList || places.Contains(null) ? null : Placement.Given([.. places.Select(p => new Position(p![0], p[1], p[2]))]);
    }

    /// <summary>Two or three numbers.</summary>
    private static double[]? Three(JsonCursor at, NumberRange range, string allowed, double third = 0)
    {
        var parts = at.List(at.IsList && at.Length == 2 ? 2 : 3, allowed).Select(part => part.Number(range)).ToList();
        return parts.Count == 0 || parts.Contains(null)
            ? null
            : [parts[0]!.Value, parts[1]!.Value, parts.Count == 3 ? parts[2]!.Value : third];
    }
}
