using Automations.Topics.Picture;
using Automations.Topics.Trends;
using Automations.Topics.Weeks;
using static Automations.Functions.Tests.Topics.Picture.PublishedWeeks;

namespace Automations.Functions.Tests.Topics.Picture;

public sealed class SeismographTests
{
    [Fact]
    public async Task LivelyWeek_OrdersByWhatMoves()
    {
        var picture = Seismograph.Of(await Lively.LatestAsync(Seismograph.MostWeeks, default))!;

        Assert.Equal(
            [("Copilot", Motion.Rising), ("raum buchung", Motion.New), ("Outlook", Motion.Falling), ("Viva Engage", Motion.Falling), ("Teams", Motion.Steady)],
            picture.Rows.Select(row => (row.Name, row.Motion))
        );
        Assert.Equal(Last, picture.Week);
        Assert.Equal(Last.Plus(-8), picture.Weeks[0]);
        Assert.Equal(34, picture.Scale);
    }

    [Fact]
    public async Task Row_HasItsVolumesFromTheOldestWeekOn_AndNoneWhereTooFewSpoke()
    {
        var picture = Seismograph.Of(await Lively.LatestAsync(Seismograph.MostWeeks, default))!;

        Assert.Equal([11, 10, 9, 11, 10, 9, 11, 10, 34], picture.Rows[0].Volumes);
        Assert.Equal([null, null, null, null, null, null, null, null, 9], picture.Rows[1].Volumes);
        Assert.Null(picture.Rows[3].Volume);
        Assert.Equal(10, picture.Rows[0].Usual!.Value, tolerance: 0.01);
        Assert.Null(picture.Rows[3].Usual);
    }

    [Fact]
    public void Weeks_BeforeThereIsAnythingToCompareWith_AreNotCalledSteady()
    {
        var picture = Seismograph.Of([Week(0, 30, Topic("Teams", 8, Direction.Unknown))])!;

        Assert.Equal(Motion.Unknown, Assert.Single(picture.Rows).Motion);
        Assert.Null(picture.Rows[0].Change);
    }

    [Fact]
    public void Scale_OfAQuietWeek_DoesNotMakeAFewQuestionsLookLikeMany() => Assert.Equal(12, Seismograph.Of([Week(0, 6, Topic("Teams", 6))])!.Scale);

    [Fact]
    public void NothingPublished_IsNoPicture() => Assert.Null(Seismograph.Of([]));

    [Fact]
    public void EmptyWeek_AfterOthers_IsAPictureWithoutRows() => Assert.True(Seismograph.Of([new TopicWeek { Week = Last, PublishedAt = default }, Week(1, 9, Topic("Teams", 9))])!.IsEmpty);

    [Fact]
    public void WeeksInWhichThereWasNothingToShowYet_AreNoPicture() => Assert.Null(Seismograph.Of([new TopicWeek { Week = Last, PublishedAt = default }]));
}
