using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace Automations.Graph.Tests;

public sealed class EventTests(GraphFixture fixture) : IClassFixture<GraphFixture>
{
    [Fact]
    public async Task Event_WithTransactionId_IsCreatedOnce()
    {
        var events = fixture.Graph.Users[GraphFixture.Sender].Events;
        var first = await events.PostAsync(Call("Once", "t-1"));
        var second = await events.PostAsync(Call("Once", "t-1"));

        var all = await events.GetAsync(r => r.QueryParameters.Filter = "subject eq 'Once'");

        Assert.Equal(first!.Id, second!.Id);
        Assert.Single(all!.Value!);
    }

    [Fact]
    public async Task Event_WithExtendedProperty_IsFoundByIt()
    {
        var entry = Call("Mit Schlüssel", "t-6");
        entry.SingleValueExtendedProperties = [new() { Id = GraphFixture.PropertyId("Key"), Value = "call/6" }];
        var created = await fixture.Graph.Users[GraphFixture.Sender].Events.PostAsync(entry);

        var found = await fixture.Graph.Users[GraphFixture.Sender].Events.GetAsync(r =>
        {
            r.QueryParameters.Filter = $"singleValueExtendedProperties/Any(ep: ep/id eq '{GraphFixture.PropertyId("Key")}' and ep/value eq 'call/6')";
            r.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{GraphFixture.PropertyId("Key")}')"];
        });

        Assert.Equal(created!.Id, Assert.Single(found!.Value!).Id);
        Assert.Equal("call/6", Assert.Single(found.Value![0].SingleValueExtendedProperties!).Value);
    }

    [Fact]
    public async Task Event_WithAttendee_IsInTheirCalendarAndInbox()
    {
        await fixture.Graph.Users[GraphFixture.Sender].Events.PostAsync(Call("Onboarding-Runde", "t-2"));

        var view = await fixture.Graph.Users[GraphFixture.Mira].CalendarView.GetAsync(r =>
        {
            r.QueryParameters.StartDateTime = "2027-01-11T00:00:00Z";
            r.QueryParameters.EndDateTime = "2027-01-12T00:00:00Z";
            r.QueryParameters.Filter = "subject eq 'Onboarding-Runde'";
            r.Headers.Add("Prefer", "outlook.timezone=\"Europe/Berlin\"");
        });
        var inbox = await fixture.Graph.Users[GraphFixture.Mira].MailFolders["inbox"].Messages.GetAsync(
            r => r.QueryParameters.Filter = "subject eq 'Onboarding-Runde'");
        var sent = await fixture.LocalAsync("messages");

        var entry = Assert.Single(view!.Value!);
        Assert.Equal("2027-01-11T10:00:00.0000000", entry.Start!.DateTime);
        Assert.Equal("Europe/Berlin", entry.Start.TimeZone);
        Assert.False(entry.IsOrganizer);
        Assert.IsType<EventMessageRequest>(Assert.Single(inbox!.Value!));
        Assert.DoesNotContain(sent.EnumerateArray(), m => m.GetProperty("subject").GetString() == "Onboarding-Runde");
    }

    [Fact]
    public async Task Attendee_WhoAccepts_IsSeenByTheOrganizer()
    {
        var created = await fixture.Graph.Users[GraphFixture.Sender].Events.PostAsync(Call("Zusage", "t-3"));
        var mira = await fixture.ClientAsync(GraphFixture.Mira);
        var copy = await mira.Me.Events.GetAsync(r => r.QueryParameters.Filter = "subject eq 'Zusage'");
        await mira.Me.Events[copy!.Value![0].Id].Accept.PostAsync(new() { SendResponse = true, Comment = "Gern" });

        var entry = await fixture.Graph.Users[GraphFixture.Sender].Events[created!.Id].GetAsync();
        var inbox = await fixture.Graph.Users[GraphFixture.Sender].MailFolders["inbox"].Messages.GetAsync(
            r => r.QueryParameters.Filter = "subject eq 'Accepted: Zusage'");

        Assert.Equal(ResponseType.Accepted, entry!.Attendees![0].Status!.Response);
        Assert.Single(inbox!.Value!);
    }

    [Fact]
    public async Task Event_Cancelled_StaysWithAttendeesAsCancelled()
    {
        var created = await fixture.Graph.Users[GraphFixture.Sender].Events.PostAsync(Call("Absage", "t-4"));
        await fixture.Graph.Users[GraphFixture.Sender].Events[created!.Id].Cancel.PostAsync(new() { Comment = "Leider" });

        var gone = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users[GraphFixture.Sender].Events[created.Id].GetAsync());
        var copy = await fixture.Graph.Users[GraphFixture.Mira].Events.GetAsync(r => r.QueryParameters.Filter = "subject eq 'Canceled: Absage'");

        Assert.Equal("ErrorItemNotFound", gone.Error!.Code);
        Assert.True(Assert.Single(copy!.Value!).IsCancelled);
    }

    [Fact]
    public async Task Event_Moved_MovesForAttendees()
    {
        var created = await fixture.Graph.Users[GraphFixture.Sender].Events.PostAsync(Call("Verschoben", "t-5"));
        await fixture.Graph.Users[GraphFixture.Sender].Events[created!.Id].PatchAsync(new Event
        {
            Start = new DateTimeTimeZone { DateTime = "2027-01-12T14:00:00", TimeZone = "W. Europe Standard Time" },
            End = new DateTimeTimeZone { DateTime = "2027-01-12T15:00:00", TimeZone = "W. Europe Standard Time" },
        });

        var copy = await fixture.Graph.Users[GraphFixture.Mira].Events.GetAsync(r => r.QueryParameters.Filter = "subject eq 'Verschoben'");

        Assert.Equal("2027-01-12T13:00:00.0000000", Assert.Single(copy!.Value!).Start!.DateTime);
    }

    [Fact]
    public async Task Mailbox_OfSomeoneElse_IsClosedToPeople()
    {
        var mira = await fixture.ClientAsync(GraphFixture.Mira);

        var error = await Assert.ThrowsAsync<ODataError>(() => mira.Users[GraphFixture.Sender].Events.GetAsync());

        Assert.Equal(403, error.ResponseStatusCode);
        Assert.Equal("ErrorAccessDenied", error.Error!.Code);
    }

    private static Event Call(string subject, string transaction) => new()
    {
        Subject = subject,
        TransactionId = transaction,
        Body = new ItemBody { ContentType = BodyType.Html, Content = "<p>Wir freuen uns.</p>" },
        Start = new DateTimeTimeZone { DateTime = "2027-01-11T10:00:00", TimeZone = "W. Europe Standard Time" },
        End = new DateTimeTimeZone { DateTime = "2027-01-11T10:45:00", TimeZone = "W. Europe Standard Time" },
        Attendees = [new Attendee { EmailAddress = new EmailAddress { Address = GraphFixture.Mira }, Type = AttendeeType.Required }],
    };
}
