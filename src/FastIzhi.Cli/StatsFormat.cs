namespace FastIzhi.Cli;

/// <summary>How statistics are printed.</summary>
internal enum StatsFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>Comma-separated values with a line of names.</summary>
    Csv,
}
