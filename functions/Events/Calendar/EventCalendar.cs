using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Automations.Delivery.Sending;
using Automations.People;
using Automations.People.Graph;
using Automations.Programme;
using Automations.Web;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace Automations.Events.Calendar;

internal sealed class EventCalendar(GraphServiceClient graph, ProgrammeSettings programme) : IEventCalendar
{
    /// <summary>Named property that carries what <see cref="EventCalendarEntry.Shows"/> says, in the namespace of <see cref="MailboxDrafts.KeyProperty"/>.</summary>
    private const string ShowsProperty = "String {6f2a1c1e-54c5-4b0e-9f0d-0f6f0a7b52c3} Name AutomationsShows";

    private string Mailbox => programme.Lanes[0].Mailbox;

    public async Task<EventCalendarEntry> ShowAsync(EventRecord record, CancellationToken cancellation)
    {
        var shows = DigestOf(record.Details);
        var known = record.Calendar ?? await FindAsync(record, cancellation);
        if (known?.Shows == shows)
            return known with { Version = record.Version };
        var written =
            known is null ? await CreateAsync(record, replaces: null, cancellation)
            : await UpdateAsync(record, known, cancellation);
        return EntryOf(written, record.Version, shows);
    }

    public async Task CancelAsync(EventRecord record, CancellationToken cancellation)
    {
        var known = record.Calendar ?? await FindAsync(record, cancellation);
        if (known is null)
            return;
        try
        {
            await GraphCalls.RunAsync(
                () =>
                    graph
                        .Users[Mailbox]
                        .Events[known.Id]
                        .Cancel.PostAsync(new() { Comment = record.CancelReason }, request => MailboxDrafts.WithImmutableIds(request.Headers), cancellation),
                cancellation
            );
        }
        catch (GraphRefusedException gone) when (gone.Status == HttpStatusCode.NotFound)
        {
            // not in the calendar any more: what was wanted
        }
    }

    public async Task<IReadOnlyList<InvitationAnswer>> AnswersAsync(EventCalendarEntry entry, CancellationToken cancellation)
    {
        var shown = await GraphCalls.FindAsync(
            () =>
                graph
                    .Users[Mailbox]
                    .Events[entry.Id]
                    .GetAsync(
                        request =>
                        {
                            request.QueryParameters.Select = ["id", "attendees"];
                            MailboxDrafts.WithImmutableIds(request.Headers);
                        },
                        cancellation
                    ),
            cancellation
        );
        return [.. (shown?.Attendees ?? []).Select(AnswerOf).OfType<InvitationAnswer>()];
    }

    private static InvitationAnswer? AnswerOf(Attendee attendee) =>
        (attendee.EmailAddress?.Address, attendee.Status?.Response) switch
        {
            ({ } address, ResponseType.Accepted or ResponseType.TentativelyAccepted) => new(address, IsComing: true, attendee.Status!.Time ?? default),
            ({ } address, ResponseType.Declined) => new(address, IsComing: false, attendee.Status!.Time ?? default),
            _ => null,
        };

    /// <param name="replaces">The entry that was deleted by hand; Graph would answer the same transaction with that.</param>
    private async Task<Event> CreateAsync(EventRecord record, string? replaces, CancellationToken cancellation)
    {
        var entry = Compose(record.Details);
        entry.TransactionId = new Guid(Digest(record.InstanceId + replaces)).ToString("D");
        entry.SingleValueExtendedProperties!.Add(new() { Id = MailboxDrafts.KeyProperty, Value = record.InstanceId });
        try
        {
            var created = await GraphCalls.RunAsync(
                () => graph.Users[Mailbox].Events.PostAsync(entry, request => MailboxDrafts.WithImmutableIds(request.Headers), cancellation),
                cancellation
            );
            return created!;
        }
        catch (GraphRefusedException refused) when (refused.Status == HttpStatusCode.Conflict)
        {
            throw new TransientGraphException("An earlier try made the entry, and the calendar does not find it yet.", inner: refused);
        }
    }

    private async Task<Event> UpdateAsync(EventRecord record, EventCalendarEntry entry, CancellationToken cancellation)
    {
        var changed = await GraphCalls.FindAsync(
            () =>
                graph
                    .Users[Mailbox]
                    .Events[entry.Id]
                    .PatchAsync(Compose(record.Details), request => MailboxDrafts.WithImmutableIds(request.Headers), cancellation),
            cancellation
        );
        // deleted by hand: the programme's calendar shows the programme's events
        return changed ?? await CreateAsync(record, entry.Id, cancellation);
    }

    /// <summary>The entry that an earlier try made, when nobody noted it because the process died.</summary>
    private async Task<EventCalendarEntry?> FindAsync(EventRecord record, CancellationToken cancellation)
    {
        var found = await GraphCalls.RunAsync(
            () =>
                graph
                    .Users[Mailbox]
                    .Events.GetAsync(
                        request =>
                        {
                            request.QueryParameters.Filter =
                                $"singleValueExtendedProperties/Any(ep: ep/id eq '{MailboxDrafts.KeyProperty}' and ep/value eq '{record.InstanceId}')";
                            request.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{ShowsProperty}')"];
                            MailboxDrafts.WithImmutableIds(request.Headers);
                        },
                        cancellation
                    ),
            cancellation
        );
        return found?.Value?.FirstOrDefault() is { } made ? EntryOf(made, version: 0, made.SingleValueExtendedProperties?.FirstOrDefault()?.Value ?? "") : null;
    }

    private static EventCalendarEntry EntryOf(Event shown, int version, string shows) =>
        new(shown.Id!, version, shows, shown.OnlineMeeting?.JoinUrl is { } join ? new Uri(join) : null);

    private static Event Compose(EventDetails details) =>
        new()
        {
            Subject = details.Title,
            Body = new ItemBody { ContentType = BodyType.Html, Content = SafeHtml.Of(details.Description) },
            Start = MomentOf(details.Time.Start, details.Time.TimeZone),
            End = MomentOf(details.Time.End, details.Time.TimeZone),
            Location = new Location { DisplayName = details.Place ?? "" },
            Attendees =
            [
                .. details.Hosts.Concat(details.Audience.Invited).DistinctBy(person => person.Id).Select(person => new Attendee
                {
                    Type = AttendeeType.Required,
                    EmailAddress = new() { Address = person.Mail, Name = person.Name },
                }),
            ],
            HideAttendees = true,
            IsOnlineMeeting = details.OnlineMeeting,
            OnlineMeetingProvider = details.OnlineMeeting ? OnlineMeetingProviderType.TeamsForBusiness : null,
            SingleValueExtendedProperties = [new() { Id = ShowsProperty, Value = DigestOf(details) }],
        };

    private static string DigestOf(EventDetails details)
    {
        var people = string.Join(',', details.Hosts.Concat(details.Audience.Invited).Select(person => person.Id));
        var shown = string.Join('\n', details.Title, details.Description, JsonSerializer.Serialize(details.Time), details.Place, details.OnlineMeeting, people);
        return Convert.ToHexStringLower(Digest(shown));
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];

    private static DateTimeTimeZone MomentOf(DateTimeOffset moment, string timeZone)
    {
        var local = NodaTime.Instant.FromDateTimeOffset(moment).InZone(NodaTime.DateTimeZoneProviders.Tzdb[timeZone]).ToDateTimeUnspecified();
        return new() { DateTime = local.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), TimeZone = timeZone };
    }
}
