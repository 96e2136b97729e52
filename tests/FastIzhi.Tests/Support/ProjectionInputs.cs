using FastIzhi.Networks;

namespace FastIzhi.Tests.Support;

/// <summary>The inputs of target neurons, in the order in which a projection adds them.</summary>
internal static class ProjectionInputs
{
    /// <summary>The inputs of one target neuron; the common weight stands at each input where there is one.</summary>
    public static (int Source, double Weight)[] Of(Projection projection, int target, InputList? list = null)
    {
        list ??= new InputList();
        list.Clear();
        projection.AddInputs(target, list);
        var inputs = new (int, double)[list.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (list.Sources[i], projection.Rule.CommonWeight ?? list.Weights[i]);
        }

        return inputs;
    }

    /// <summary>The inputs of every target neuron.</summary>
    public static (int Source, double Weight)[][] All(Projection projection)
    {
        var list = new InputList();
        return [.. Enumerable.Range(0, projection.Shape.TargetSize).Select(target => Of(projection, target, list))];
    }
}
