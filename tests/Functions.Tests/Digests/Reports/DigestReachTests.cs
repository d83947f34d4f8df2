using Automations.Digests.Editions;
using Automations.Digests.Reports;
using Automations.Functions.Tests.Digests.Scene;
using Automations.Functions.Tests.Support;
using Automations.Programme.News;
using Automations.Programme.Reports;

namespace Automations.Functions.Tests.Digests.Reports;

public sealed class DigestReachTests(AzuriteFixture storage)
{
    private static readonly DateTimeOffset January = new(2027, 1, 12, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Figures_OfAMonth_CountWhatAppearedInItAndHowManyGotIt()
    {
        await using var scene = await DigestScene.StartAsync(storage);
        var editions = scene.Get<EditionTable>();
        foreach (var edition in new[] { Published("2027-w02", January, 40), Published("2027-w03", January.AddDays(7), 44), Published("2027-w06", January.AddDays(28), 90) })
            await editions.AddAsync(edition, default);
        await editions.AddAsync(Published("2027-w04", January.AddDays(14), 0) with { State = EditionState.Skipped, PublishedAt = null }, default);
        var (reach, calendar) = (new DigestReach(editions, scene.Programme), scene.Programme.CalendarOf("DE-HH", "Europe/Berlin"));

        var figures = await reach.CollectAsync(ReportMonth.Of("2027-01", calendar)!, default);

        Assert.Equal([("digests", 2), ("digest-readers", 44), ("digest-mails", 84)], figures.Select(figure => (figure.Key, (int)figure.Value)));
        Assert.Empty(await reach.CollectAsync(ReportMonth.Of("2027-04", calendar)!, default));
    }

    private static Edition Published(string id, DateTimeOffset at, int recipients) =>
        new()
        {
            Id = id,
            Cadence = NewsCadence.Weekly,
            Period = new(at.AddDays(-7), at, at.AddDays(14), NewsCadence.Weekly),
            SendOn = DateOnly.FromDateTime(at.UtcDateTime),
            SendAt = new(9, 0),
            State = EditionState.Published,
            PublishedAt = at,
            Recipients = recipients,
        };
}
