namespace FastIzhi.Networks;

/// <summary>The synapses of a projection as they are drawn, counted without keeping them.</summary>
/// <param name="Synapses">Number of synapses.</param>
/// <param name="InDegree">Synapses of a target neuron.</param>
/// <param name="OutDegree">Synapses of a source neuron.</param>
public sealed record ProjectionDegrees(long Synapses, DegreeRange InDegree, DegreeRange OutDegree)
{
    /// <summary>Target neurons that a thread draws the inputs of at a time.</summary>
    private const int TargetsAtATime = 256;

    /// <summary>Draws all synapses of a projection and counts them.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="threads">Threads to use; null for the cores of the machine.</param>
    /// <param name="progress">Receives the part of the target neurons that is done, from any thread, one at a time.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ProjectionDegrees Of(
        Projection projection, int? threads = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(projection);
        var (sources, targets) = (projection.Source.Size, projection.Target.Size);
        var (inputs, outputs) = (new long[targets], new long[sources]);
        var (gate, done) = (new Lock(), 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1, CancellationToken = cancellation };
        Parallel.For(
            0,
            (targets + TargetsAtATime - 1) / TargetsAtATime,
            options,
            () => (Inputs: new InputList(), Outputs: new long[sources]),
            (part, _, own) =>
            {
                var end = Math.Min(targets, (part + 1) * TargetsAtATime);
                for (var target = part * TargetsAtATime; target < end && !cancellation.IsCancellationRequested; target++)
                {
                    own.Inputs.Clear();
                    projection.AddInputs(target, own.Inputs);
                    inputs[target] = own.Inputs.Count;
                    foreach (var source in own.Inputs.Sources)
                    {
                        own.Outputs[source]++;
                    }
                }

                lock (gate)
                {
                    done += end - (part * TargetsAtATime);
                    progress?.Report((double)done / targets);
                }

                return own;
            },
            own =>
            {
                lock (gate)
                {
                    for (var source = 0; source < sources; source++)
                    {
                        outputs[source] += own.Outputs[source];
                    }
                }
            });
        return new ProjectionDegrees(inputs.Sum(), DegreeRange.Of(inputs), DegreeRange.Of(outputs));
    }
}
