using Automations.Functions.Tests.Topics.Picture;
using Automations.Functions.Tests.Web;
using Automations.Programme.Reports;
using Automations.Topics.News;
using Microsoft.Extensions.Time.Testing;

namespace Automations.Functions.Tests.Topics.News;

public sealed class TopicReportTests
{
    private static readonly DateTimeOffset February = new(2027, 2, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Figures_OfAMonth_AddUpTheWeeksThatWerePublishedInIt()
    {
        var figures = await CollectAsync("2027-01");

        Assert.Equal([("questions", 240), ("questions-teams", 118), ("questions-onenote", 28)], figures.Select(figure => (figure.Key, (int)figure.Value)));
        Assert.Equal(("davon zu Teams", "of these on Teams"), (figures[1].Names["de"], figures[1].Names["en"]));
        Assert.Equal("questions", Assert.Single(figures, figure => figure.IsCharted).Key);
    }

    [Fact]
    public async Task Figures_OfAMonthWithoutAPublishedWeek_AreNone() => Assert.Empty(await CollectAsync("2026-11"));

    private static async Task<IReadOnlyList<ReportFigure>> CollectAsync(string month)
    {
        var programme = TestProgramme.Lotsen;
        var calendar = programme.CalendarOf("DE-HH", "Europe/Berlin");
        return await new TopicReport(PublishedWeeks.Calm, programme, new FakeTimeProvider(February)).CollectAsync(ReportMonth.Of(month, calendar)!, default);
    }
}
