namespace FastIzhi.Cli;

/// <summary>A shell whose completion knows the command.</summary>
internal enum Shell
{
    Bash,
    Zsh,
    Fish,
    Pwsh,
}
