using FastIzhi.Networks;
using FastIzhi.Randomness;
using Xunit;

namespace FastIzhi.Tests.Networks;

public class InputListTests
{
    [Fact]
    public void Inputs_stand_in_the_order_in_which_they_were_added()
    {
        var list = new InputList();
        list.Add(3, 0.5);
        list.Add([1, 2], [0.25, 0.75]);

        Assert.Equal(3, list.Count);
        Assert.Equal([3, 1, 2], list.Sources.ToArray());
        Assert.Equal([0.5, 0.25, 0.75], list.Weights.ToArray());
    }

    [Fact]
    public void Inputs_of_the_common_weight_have_no_weights()
    {
        var list = new InputList();
        list.Add(3);
        list.Add([1, 2], []);

        Assert.Equal([3, 1, 2], list.Sources.ToArray());
        Assert.True(list.Weights.IsEmpty);
    }

    [Fact]
    public void A_cleared_list_takes_either_kind()
    {
        var list = new InputList();
        list.Add(3, 0.5);
        list.Clear();
        list.Add(4);

        Assert.Equal([4], list.Sources.ToArray());
        Assert.True(list.Weights.IsEmpty);
    }

    [Fact]
    public void The_two_kinds_do_not_mix()
    {
        var weighted = new InputList();
        weighted.Add(1, 0.5);
        var common = new InputList();
        common.Add(1);

        Assert.Throws<InvalidOperationException>(() => weighted.Add(2));
        Assert.Throws<InvalidOperationException>(() => common.Add(2, 0.5));
        Assert.Throws<ArgumentException>(() => new InputList().Add([1, 2], [0.5]));
    }

    [Fact]
    public void Filling_it_again_allocates_nothing()
    {
        var projection = Support.Pair.Connect(100, 50, new FixedTotalNumberRule(5_000, Distribution.Uniform(0, 1)));
        var list = new InputList();
        Fill();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Fill()
        {
            for (var target = 0; target < 50; target++)
            {
                list.Clear();
                projection.AddInputs(target, list);
            }
        }
    }
}
