using Automations.Events;
using Automations.Events.Calendar;
using Automations.Functions.Tests.Support;

namespace Automations.Functions.Tests.Events;

/// <summary>Against the local Graph, over HTTP, killed at any request.</summary>
public sealed class EventCalendarTests(LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private const string Mailbox = "lotsen@nordlicht.example";
    private const string Mira = "mira.hansen@nordlicht.example";

    private readonly Crashes crashes = new();

    [Fact]
    public async Task Show_AtAnyDeath_MakesOneEntryThatHidesItsAttendees()
    {
        for (var at = 1; at <= 6; at++)
        {
            var record = Record($"cal{at}");
            var calendar = Calendar();
            crashes.Arm((at + 1) / 2, afterwards: at % 2 == 0);
            try
            {
                await calendar.ShowAsync(record, default);
            }
            catch (CrashException)
            {
                // died, and the next try knows nothing of it
            }

            crashes.Disarm();
            var entry = await calendar.ShowAsync(record, default);

            var shown = Assert.Single(await EntriesAsync(record));
            Assert.Equal("2027-01-12T11:15:00Z", shown!["start"]!.GetValue<string>());
            Assert.True(shown["hideAttendees"]!.GetValue<bool>());
            Assert.NotNull(entry.JoinUrl);
        }
    }

    [Fact]
    public async Task Show_WhatIsShownAlready_WritesToNobody()
    {
        var record = Record("quiet");
        var calendar = Calendar();
        var entry = await calendar.ShowAsync(record, default);
        crashes.Arm(int.MaxValue, afterwards: false);

        var again = await calendar.ShowAsync(record with { Version = 2, Calendar = entry, Details = record.Details with { Capacity = 3 } }, default);

        Assert.Equal((0, 2), (crashes.Requests, again.Version));
        var moved = record with { Version = 3, Calendar = entry, Details = record.Details with { Time = record.Details.Time with { Day = new(2027, 1, 13) } } };
        Assert.Equal(entry.Id, (await calendar.ShowAsync(moved, default)).Id);
        Assert.Equal("2027-01-13T11:15:00Z", Assert.Single(await EntriesAsync(record))!["start"]!.GetValue<string>());
    }

    [Fact]
    public async Task Cancel_WhatWasMadeButNotNoted_TakesItOutAndTellsTheInvited()
    {
        var record = Record("unnoted");
        var calendar = Calendar();
        await MakeAndDieAsync(calendar, record);

        await calendar.CancelAsync(record with { State = EventState.Cancelled }, default);

        Assert.Empty(await EntriesAsync(record));
        Assert.True((await graph.EventsAsync(Mira)).Single(one => one!["subject"]!.GetValue<string>().EndsWith(record.Details.Title, StringComparison.Ordinal))!["isCancelled"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Cancel_WhatWasNeverMade_IsDone()
    {
        var record = Record("never");

        await Calendar().CancelAsync(record with { State = EventState.Cancelled }, default);

        Assert.Empty(await EntriesAsync(record));
    }

    [Fact]
    public async Task Show_WhatWasMadeButNotNotedAndThenMoved_ShowsTheNewTimeOnce()
    {
        var record = Record("moved");
        var calendar = Calendar();
        await MakeAndDieAsync(calendar, record);

        await calendar.ShowAsync(record with { Version = 2, Details = record.Details with { Time = record.Details.Time with { Day = new(2027, 1, 13) } } }, default);

        Assert.Equal("2027-01-13T11:15:00Z", Assert.Single(await EntriesAsync(record))!["start"]!.GetValue<string>());
    }

    [Fact]
    public async Task Show_WhatWasDeletedByHand_MakesItAnew()
    {
        var record = Record("deleted");
        var calendar = Calendar();
        var entry = await calendar.ShowAsync(record, default);
        await calendar.CancelAsync(record with { Calendar = entry }, default);

        var renamed = record with { Version = 2, Calendar = entry, Details = record.Details with { Place = "Raum Sihl" } };
        var anew = await calendar.ShowAsync(renamed, default);

        Assert.NotEqual(entry.Id, anew.Id);
        Assert.Single(await EntriesAsync(record));
    }

    [Fact]
    public async Task Answers_OfTheInvited_AreReadAndACancellationReachesThem()
    {
        var record = Record("answers");
        var calendar = Calendar();
        var entry = await calendar.ShowAsync(record, default);
        Assert.Empty(await calendar.AnswersAsync(entry, default));

        await graph.AnswerAsync(Mira, record.Details.Title, "accept");

        var answer = Assert.Single(await calendar.AnswersAsync(entry, default));
        Assert.Equal((Mira, true), (answer.Address, answer.IsComing));
        await calendar.CancelAsync(record with { Calendar = entry, CancelReason = "Krank" }, default);
        await calendar.CancelAsync(record with { Calendar = entry, CancelReason = "Krank" }, default);
        Assert.Empty(await EntriesAsync(record));
        Assert.True((await graph.EventsAsync(Mira)).Single(one => one!["subject"]!.GetValue<string>().EndsWith(record.Details.Title, StringComparison.Ordinal))!["isCancelled"]!.GetValue<bool>());
        Assert.Empty(await calendar.AnswersAsync(entry, default));
    }

    /// <summary>The process dies after Graph made the entry and before its id is known.</summary>
    private async Task MakeAndDieAsync(EventCalendar calendar, EventRecord record)
    {
        for (var request = 1; !(await EntriesAsync(record)).Any(); request++)
        {
            crashes.Arm(request, afterwards: true);
            await Assert.ThrowsAsync<CrashException>(() => calendar.ShowAsync(record, default));
        }

        crashes.Disarm();
    }

    private static EventRecord Record(string id) =>
        EventSamples.Event(id) with
        {
            Details = EventSamples.Details with
            {
                Title = $"Event {id}",
                Hosts = [new("host", "Jule Petersen", "jule.petersen@nordlicht.example")],
                Audience = new(AudienceKind.Invited, null, [], [new("mira", "Mira Hansen", Mira)]),
            },
        };

    private EventCalendar Calendar() => new(graph.Client(crashes.Handler()), TestProgramme.Create());

    private async Task<IEnumerable<System.Text.Json.Nodes.JsonNode?>> EntriesAsync(EventRecord record) =>
        (await graph.EventsAsync(Mailbox)).Where(entry => entry!["subject"]!.GetValue<string>() == record.Details.Title);
}
