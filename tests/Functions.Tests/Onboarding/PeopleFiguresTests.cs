using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Web;
using Automations.Onboarding.News;
using Automations.People;
using Automations.Programme.Reports;

namespace Automations.Functions.Tests.Onboarding;

public sealed class PeopleFiguresTests
{
    private static readonly ReportMonth January = ReportMonth.Of("2027-01", TestProgramme.Lotsen.CalendarOf("DE-HH", "Europe/Berlin"))!;

    [Theory]
    [InlineData(5, 2.5)]
    [InlineData(4, null)]
    public async Task Figures_OfAMonth_CountWhoWasThereAndTimeNoHandful(int joined, double? median)
    {
        var register = new FakeRegister();
        await AddAsync(register, 900, since: January.From.AddDays(-40), waited: 9);
        await AddAsync(register, 901, since: January.Until, waited: 9);
        double[] waits = [1, 4, 2.5, 2, 30];
        for (var number = 0; number < joined; number++)
            await AddAsync(register, 100 + number, January.From.AddDays(number), waits[number]);

        var figures = await new PeopleFigures(register, TestProgramme.Lotsen).CollectAsync(January, default);

        Assert.Equal(joined + 1, figures.Single(figure => figure.Key == "champions").Value);
        Assert.Equal(joined, figures.Single(figure => figure.Key == "champions-new").Value);
        Assert.Equal(median, figures.SingleOrDefault(figure => figure.Key == "days-to-yes")?.Value);
    }

    private static Task AddAsync(FakeRegister register, int number, DateTimeOffset since, double waited) =>
        register.SaveAsync(
            new()
            {
                Person = Cast.Ada with { Id = Cast.Id(number) },
                Role = ChampionRole.Champion,
                State = ChampionState.Active,
                SignedUpAt = since.AddDays(-waited),
                Since = since,
            },
            default
        );
}
