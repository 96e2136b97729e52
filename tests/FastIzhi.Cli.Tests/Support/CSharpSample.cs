namespace FastIzhi.Cli.Tests.Support;

/// <summary>A program of a document.</summary>
internal static class CSharpSample
{
    /// <summary>Compiles a program in a project that refers to some libraries alone, as a stranger's would, and runs it.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="code">The program.</param>
    /// <param name="libraries">The libraries.</param>
    /// <returns>What came of it, or of the build where that failed.</returns>
    public static Outcome Run(Workspace workspace, string code, params string[] libraries)
    {
        var references = libraries.Select(library => $"<Reference Include=\"{AppContext.BaseDirectory}{library}.dll\" />");
        workspace.Write("Program.cs", code);
        workspace.Write("Sample.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <InvariantGlobalization>true</InvariantGlobalization>
                <UseAppHost>false</UseAppHost>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                {string.Join(Environment.NewLine, references)}
              </ItemGroup>
            </Project>
            """);

        // Servers of the build would outlive it and hold its output open.
        var build = workspace.RunDotNet("build", "--disable-build-servers", "--nologo", "--output", workspace.PathOf("out"));
        return build.ExitCode == 0 ? workspace.RunDotNet("exec", workspace.PathOf("out/Sample.dll")) : build;
    }
}
