using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Automations.Delivery.Sending;
using Automations.People;
using Automations.People.Graph;
using Automations.Programme;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace Automations.Events.Calendar;

internal sealed class EventCalendar(GraphServiceClient graph, ProgrammeSettings programme) : IEventCalendar
{
    private string Mailbox => programme.Lanes[0].Mailbox;

    public async Task<EventCalendarEntry> ShowAsync(EventRecord record, CancellationToken cancellation)
    {
        var shows = DigestOf(record.Details);
        if (record.Calendar is { } known && known.Shows == shows)
            return known with { Version = record.Version };
        var written =
            record.Calendar is { } entry ? await UpdateAsync(record, entry, cancellation)
            : await CreateAsync(record, cancellation);
        var join = written.OnlineMeeting?.JoinUrl;
        return new(written.Id!, record.Version, shows, join is null ? null : new Uri(join));
    }

    public async Task CancelAsync(EventCalendarEntry entry, string? reason, CancellationToken cancellation)
    {
        try
        {
            await GraphCalls.RunAsync(
                () =>
                    graph
                        .Users[Mailbox]
                        .Events[entry.Id]
                        .Cancel.PostAsync(new() { Comment = reason }, request => MailboxDrafts.WithImmutableIds(request.Headers), cancellation),
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

    private async Task<Event> CreateAsync(EventRecord record, CancellationToken cancellation)
    {
        var entry = Compose(record.Details);
        entry.TransactionId = new Guid(Digest(record.InstanceId)).ToString("D");
        entry.SingleValueExtendedProperties = [new() { Id = MailboxDrafts.KeyProperty, Value = record.InstanceId }];
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
            // an earlier try made it
            if (await FindAsync(record, cancellation) is { } made)
                return made;
            throw;
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
        return changed ?? await CreateAsync(record, cancellation);
    }

    private async Task<Event?> FindAsync(EventRecord record, CancellationToken cancellation)
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
                            MailboxDrafts.WithImmutableIds(request.Headers);
                        },
                        cancellation
                    ),
            cancellation
        );
        return found?.Value?.FirstOrDefault();
    }

    private static Event Compose(EventDetails details) =>
        new()
        {
            Subject = details.Title,
            Body = new ItemBody { ContentType = BodyType.Html, Content = DescriptionHtml.Of(details.Description) },
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
