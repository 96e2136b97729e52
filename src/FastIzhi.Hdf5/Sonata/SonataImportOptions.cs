namespace FastIzhi.Hdf5.Sonata;

/// <summary>What a SONATA circuit does not say.</summary>
public sealed record SonataImportOptions
{
    /// <summary>
    /// JSON that says which cells node types are: by node_type_id or model_name the name of a cell type, or an object with the fields
    /// of a population of an experiment (type, kind, parameters, start, refractory, tau); null for none.
    /// </summary>
    public string? Mapping { get; init; }

    /// <summary>What every weight is multiplied by, to make it a conductance in nS; above 0.</summary>
    public double WeightScale { get; init; } = 1;
}
