using Automations.Functions.Tests.Topics.Pages;
using Automations.Functions.Tests.Topics.Picture;
using Automations.Functions.Tests.Web;
using Automations.Programme.News;
using Automations.Programme.Topics;
using Automations.Topics.News;
using Automations.Topics.Picture;

namespace Automations.Functions.Tests.Topics.News;

public sealed class TopicNewsTests
{
    private static readonly DateTimeOffset Monday = new(2027, 2, 8, 9, 0, 0, TimeSpan.Zero);

    private static readonly NewsPeriod Week = new(Monday.AddDays(-7), Monday, Monday.AddDays(14), NewsCadence.Weekly);

    private static readonly TopicHelp[] Help =
    [
        TopicScene.Help(TopicHelpKind.Person, "Nele Wulf"),
        TopicScene.Help(TopicHelpKind.Person, "Ben [Albers]"),
        TopicScene.Help(TopicHelpKind.Event, "Copilot für alle", "/events/copilot", new(2027, 2, 16, 11, 15, 0, TimeSpan.Zero)),
        TopicScene.Help(TopicHelpKind.Material, "Leitfaden", "https://intranet.example/neu", Monday.AddDays(-9)),
    ];

    [Fact]
    public async Task LivelyWeek_TellsTheRisingFirstAndWhereThereAreAnswers()
    {
        var items = await CollectAsync(PublishedWeeks.Lively, Week);

        Assert.Equal(["asked-2027-W05-copilot", "asked-2027-W05-teams", "asked-2027-W05-outlook", "asked-2027-W05-new-raum buchung"], items.Select(item => item.Key));
        Assert.Equal(items.OrderByDescending(item => item.Weight), items);
        Assert.All(items, item => Assert.Equal((NewsSection.Asked, 2), (item.Section, item.Texts.Count)));
        Assert.Equal("Copilot: 34 Fragen, 3,4-mal so viele wie sonst", items[0].Texts["de"].Title);
        Assert.Equal(
            "Wer sich auskennt: Ben \\[Albers\\] und Nele Wulf. Dazu steht an: Copilot für alle (Dienstag, 16. Februar). Zum Nachlesen: [Leitfaden](<https://intranet.example/neu>).",
            items[0].Texts["de"].Markdown
        );
        Assert.Equal(("Teams: 31 questions", "", "/topics/teams"), (items[1].Texts["en"].Title, items[1].Texts["en"].Markdown, items[1].Page));
    }

    [Fact]
    public async Task Period_OfSeveralWeeks_CountsThemTogether()
    {
        var items = await CollectAsync(PublishedWeeks.Calm, Week with { Since = Monday.AddDays(-28) });

        Assert.Equal(["Teams: 118 Fragen", "OneNote: 28 Fragen"], items.Select(item => item.Texts["de"].Title));
    }

    [Fact]
    public async Task Period_AskedTwice_GivesTheSame() =>
        Assert.Equal((await CollectAsync(PublishedWeeks.Lively, Week)).Select(item => item.Key), (await CollectAsync(PublishedWeeks.Lively, Week)).Select(item => item.Key));

    [Fact]
    public async Task Period_InWhichNothingWasPublished_TellsNothing() =>
        Assert.Empty(await CollectAsync(PublishedWeeks.Lively, Week with { Since = Monday, Until = Monday.AddDays(5) }));

    [Fact]
    public async Task Questions_AreNotQuoted_SinceAnEditionIsKeptLongerThanTheyMayBeShown()
    {
        var items = await CollectAsync(PublishedWeeks.Lively, Week);

        Assert.All(items.SelectMany(item => item.Texts.Values), text => Assert.DoesNotContain("Kundendaten", text.Title + text.Markdown, StringComparison.Ordinal));
    }

    private static async Task<List<NewsItem>> CollectAsync(PublishedWeeks weeks, NewsPeriod period) =>
        await new TopicNews(weeks, new TopicShelf([new TopicScene.FixedHelp(Help)]), TestProgramme.Lotsen).CollectAsync(period, default).ToListAsync();
}
