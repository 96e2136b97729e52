using Spectre.Console;
using Spectre.Console.Rendering;

namespace FastIzhi.Cli;

/// <summary>The words beside a bar of progress, as they are and on as many lines as they need.</summary>
internal sealed class ProgressText : ProgressColumn
{
    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(task.Description);
}
