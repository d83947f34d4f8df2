using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Surveys.Scene;
using Automations.Programme.Reports;

namespace Automations.Functions.Tests.Surveys.Reporting;

public sealed class SurveyReportTests(AzuriteFixture storage)
{
    [Theory]
    [InlineData(8, 75.0)]
    [InlineData(4, null)]
    public async Task Figures_OfAMonth_TellHowManyAnsweredUnlessFewWereAsked(int people, double? share)
    {
        await using var scene = await SurveyScene.StartAsync(storage, people);
        await scene.PlaceAsync(scene.Order());
        foreach (var person in scene.People.Take(people * 3 / 4))
            await scene.AnswerAsync(person, ("often", "few"));
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(30));

        var source = scene.Get<IReportSource>();
        var calendar = scene.Programme.CalendarOf("DE-HH", "Europe/Berlin");

        Assert.Equal(share, (await source.CollectAsync(ReportMonth.Of("2027-01", calendar)!, default)).SingleOrDefault(figure => figure.Key == "survey-share")?.Value);
        Assert.Empty(await source.CollectAsync(ReportMonth.Of("2027-02", calendar)!, default));
    }
}
