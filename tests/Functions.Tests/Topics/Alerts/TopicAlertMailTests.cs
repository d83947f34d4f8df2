using Automations.Functions.Tests.Messages;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Topics.Picture;
using Automations.Functions.Tests.Web;
using Automations.Topics;
using Automations.Topics.Alerts;
using Automations.Topics.Weeks;

namespace Automations.Functions.Tests.Topics.Alerts;

public sealed class TopicAlertMailTests
{
    private static readonly TopicWeek Week = PublishedWeeks.Week(0, 143);

    private static readonly Eruption[] Eruptions =
    [
        new("copilot", "Copilot", 34, 28, 3.4),
        new(null, "raum buchung", 22, 19, null),
        new("loop", "Loop", 12, 9, 2),
        new("teams", "Teams", 60, 40, 2),
    ];

    private readonly RecordedOutbox outbox = new(() => DateTimeOffset.UnixEpoch);
    private readonly FakeDirectory directory = new(Cast.Ada, Cast.Ben, Cast.Emma);

    [Fact]
    public async Task Raise_Twice_WritesToEachManagerOnce()
    {
        await Mail().RaiseAsync(Week, Eruptions, default);
        await Mail().RaiseAsync(Week, Eruptions, default);

        Assert.Equal([Cast.Ada.Id, Cast.Ben.Id], outbox.All.Select(message => message.Intent.Recipient.PersonId));
        Assert.All(outbox.All, message => Assert.Equal("topics-lotsen-2027-W05/erupted", message.Intent.Occasion));
    }

    [Fact]
    public async Task Raise_InAnotherWeek_WritesAgain()
    {
        await Mail().RaiseAsync(Week, Eruptions, default);
        await Mail().RaiseAsync(PublishedWeeks.Week(1, 143), Eruptions, default);

        Assert.Equal(4, outbox.All.Count);
    }

    [Fact]
    public async Task Raise_ForSomebodyWhoReadsEnglish_SaysItInEnglish()
    {
        directory.CommunityManagers.Clear();
        directory.CommunityManagers.Add(Cast.Emma.Id);

        await Mail().RaiseAsync(Week, Eruptions, default);

        var view = System.Text.Json.JsonSerializer.Deserialize<TopicsEruptedView>(outbox.All.Single().Intent.View, Automations.Programme.ProgrammeJson.Options)!;
        Assert.Equal("Copilot, “raum buchung”, Loop and 1 more", view.Names);
        Assert.Equal("1 to 7 February 2027", view.Week);
        Assert.Equal("Copilot: 34 questions, 3.4 times as many as usual", view.Lines[0]);
        Assert.Equal("“raum buchung”: 22 questions, hardly heard before", view.Lines[1]);
        Assert.Equal("/topics?lang=en", view.Page.PathAndQuery);
        var message = await Renderers.Shipped().RenderAsync(view, "Topics/TopicsErupted", "en");
        Assert.Contains("- Copilot: 34 questions, 3.4 times as many as usual", message.Text, StringComparison.Ordinal);
    }

    private TopicAlertMail Mail() => new(directory, outbox, TestProgramme.Lotsen, WebSettings.App());
}
