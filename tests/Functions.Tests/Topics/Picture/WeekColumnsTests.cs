using Automations.Topics.Picture;
using CsCheck;

namespace Automations.Functions.Tests.Topics.Picture;

/// <summary>The columns of a topic's weeks, for any weeks there may be.</summary>
public sealed class WeekColumnsTests
{
    private const double HalfLabel = 20;

    private static readonly Gen<int?[]> Volumes = Gen.OneOf(Gen.Int[5, 40], Gen.Int[5, 100_000]).Nullable().Array[1, 26];

    [Fact]
    public void AnyWeeks_StandInsideThePictureAndBesideEachOther() =>
        Volumes.Sample(volumes =>
        {
            var columns = new WeekColumns(volumes).Columns;
            Assert.Equal(volumes.Length, columns.Count);
            Assert.All(columns, column =>
            {
                Assert.InRange(column.Left, 0, WeekColumns.Width - column.Width);
                Assert.InRange(column.Top, 20, WeekColumns.Base);
            });
            Assert.All(columns.Zip(columns.Skip(1)), pair => Assert.True(pair.First.Left + pair.First.Width < pair.Second.Left));
        });

    [Fact]
    public void AnyLabels_AreFarEnoughApartAndInside() =>
        Volumes.Sample(volumes =>
        {
            var columns = new WeekColumns(volumes).Columns;
            var labels = columns.Where(column => column.HasLabel).Select(column => column.Middle).ToList();
            Assert.All(labels, middle => Assert.InRange(middle, HalfLabel, WeekColumns.Width - HalfLabel));
            Assert.All(labels.Zip(labels.Skip(1)), pair => Assert.True(pair.Second - pair.First >= WeekColumns.LabelRoom - 1e-9));
            Assert.True(columns[^1].HasLabel);
            var volumesShown = columns.Where(column => column.HasVolume).Select(column => column.Middle).ToList();
            Assert.All(volumesShown.Zip(volumesShown.Skip(1)), pair => Assert.True(pair.Second - pair.First >= WeekColumns.VolumeRoom - 1e-9));
        });

    [Fact]
    public void Columns_AreAsHighAsTheirVolumes()
    {
        var columns = new WeekColumns([10, null, 40, 20]).Columns;

        Assert.Equal([10.0 / 40, 0, 1, 0.5], columns.Select(column => column.Height / columns[2].Height));
        Assert.False(columns[1].HasVolume);
        Assert.Equal(columns[3].Height, new WeekColumns([20, 40]).Columns[0].Height);
    }

    [Fact]
    public void AFewQuestions_LookLikeAFew() => Assert.True(new WeekColumns([5, 5]).Columns[1].Height < 80);
}
