using System.Globalization;
using System.Net;
using Automations.Delivery.Outbox;
using Automations.Messages;
using Automations.People;
using Automations.People.Graph;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace Automations.Delivery.Sending;

/// <summary>A calendar event in the lane's mailbox. Its transaction id makes Graph create it once, its key property finds it again.</summary>
internal sealed class InvitationTransport(GraphServiceClient graph, Composer composer) : ITransport
{
    public MessageKind Kind => MessageKind.Invitation;

    public async Task<TransportResult> SendAsync(Shipment shipment, CancellationToken cancellation)
    {
        if (shipment.IsRepeated && await FindAsync(shipment, cancellation) is { } earlier)
            return TransportResult.Sent(earlier);

        var invitation = await ComposeAsync(shipment, cancellation);
        await shipment.BeginAsync(null, cancellation);
        try
        {
            var created = await GraphCalls.RunAsync(
                () =>
                    graph
                        .Users[shipment.Mailbox]
                        .Events.PostAsync(invitation, request => MailboxDrafts.WithImmutableIds(request.Headers), cancellation),
                cancellation
            );
            return TransportResult.Sent(created?.Id);
        }
        catch (GraphRefusedException refused) when (refused.Status == HttpStatusCode.Conflict)
        {
            // an event with this transaction id exists
            return TransportResult.Sent(await FindAsync(shipment, cancellation));
        }
    }

    private async Task<string?> FindAsync(Shipment shipment, CancellationToken cancellation)
    {
        var found = await GraphCalls.RunAsync(
            () =>
                graph
                    .Users[shipment.Mailbox]
                    .Events.GetAsync(
                        request =>
                        {
                            request.QueryParameters.Filter = MailboxDrafts.KeyFilter(shipment.Key);
                            request.QueryParameters.Select = ["id"];
                            MailboxDrafts.WithImmutableIds(request.Headers);
                        },
                        cancellation
                    ),
            cancellation
        );
        return found?.Value is [var first, ..] ? first.Id : null;
    }

    private async Task<Event> ComposeAsync(Shipment shipment, CancellationToken cancellation)
    {
        var intent = shipment.Intent;
        var to = intent.Recipient;
        var appointment = intent.Appointment ?? throw new MessageTextException($"The invitation {intent.Occasion} says no time.");
        var content = await composer.ComposeAsync(intent, cancellation);
        return new Event
        {
            Subject = content.Subject,
            Body = new ItemBody { ContentType = BodyType.Html, Content = content.Html },
            Start = MomentOf(appointment.Start, appointment.TimeZone),
            End = MomentOf(appointment.Start + appointment.Length, appointment.TimeZone),
            Attendees = [new Attendee { Type = AttendeeType.Required, EmailAddress = new() { Address = to.Address, Name = to.Name } }],
            HideAttendees = true,
            IsOnlineMeeting = appointment.OnlineMeeting,
            OnlineMeetingProvider = appointment.OnlineMeeting ? OnlineMeetingProviderType.TeamsForBusiness : null,
            TransactionId = shipment.Key.AsGuid().ToString("D"),
            SingleValueExtendedProperties = [new() { Id = MailboxDrafts.KeyProperty, Value = shipment.Key.Row }],
        };
    }

    private static DateTimeTimeZone MomentOf(DateTimeOffset moment, string timeZone)
    {
        var zone = NodaTime.DateTimeZoneProviders.Tzdb[timeZone];
        var local = NodaTime.Instant.FromDateTimeOffset(moment).InZone(zone).ToDateTimeUnspecified();
        return new() { DateTime = local.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), TimeZone = timeZone };
    }
}
