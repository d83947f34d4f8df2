using Automations.Delivery;
using Automations.Events.Calendar;
using Automations.Events.Store;
using Automations.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Activities;

/// <summary>Says that there is an event, that it has changed, that it is called off. All of it may run twice.</summary>
public sealed class NewsActivities(IEventStore events, IRegistrations registrations, EventMail mail)
{
    /// <summary>Takes a <see cref="PageOrder"/>.</summary>
    public const string AnnounceEvent = nameof(AnnounceEvent);

    /// <summary>Takes a <see cref="PageOrder"/>, returns a <see cref="PageDone"/>.</summary>
    public const string TellOfEventChange = nameof(TellOfEventChange);

    /// <summary>Takes a <see cref="PageOrder"/>, returns a <see cref="PageDone"/>.</summary>
    public const string CallEventOff = nameof(CallEventOff);

    public const string Cancelled = "cancelled";
    public const string Reminders = "reminder-";

    /// <summary>A card in the channel, when everybody may come and the channel has not heard of the series.</summary>
    [Function(AnnounceEvent)]
    public async Task AnnounceAsync([ActivityTrigger] PageOrder order, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (await events.FindAsync(order.EventId, cancellation) is not { Told: null } record)
            return;
        if (!record.IsRepetition && record.Details.Audience.Kind is AudienceKind.Everybody or AudienceKind.Topics)
            await mail.SendAsync([CardFor(record, order.Rules)], client, cancellation);
        await events.ChangeAsync(order.EventId, now => now.Told is null ? now with { Told = record.Details, ToldVersion = record.Version } : null, cancellation);
    }

    [Function(TellOfEventChange)]
    public async Task<PageDone> TellAsync([ActivityTrigger] PageOrder order, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (await events.FindAsync(order.EventId, cancellation) is not { Told: { } told } record || record.Version != order.Version)
            return PageDone.Last;
        var difference = new EventDifference(told, record.Details);
        if (difference.IsMoved && order.After is null)
            await mail.CancelAsync(new(record.InstanceId, "the event was moved", EventMail.OccasionOf(record, Reminders)), cancellation);

        var page = difference.Matters ? await registrations.PageAsync(record.Id, PageOrder.Size, order.After, cancellation) : new([], Next: null);
        var concerned = page.Registrations.Where(one => one.State is RegistrationState.Seat or RegistrationState.Waiting && one.Version < record.Version);
        await mail.SendAsync([.. concerned.Select(one => ChangeFor(record, difference, one))], client, cancellation);
        if (page.Next is null)
            await events.ChangeAsync(
                record.Id,
                now => now.ToldVersion < record.Version ? now with { Told = record.Details, ToldVersion = record.Version } : null,
                cancellation
            );
        return new(page.Next);
    }

    [Function(CallEventOff)]
    public async Task<PageDone> CallOffAsync([ActivityTrigger] PageOrder order, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (await events.FindAsync(order.EventId, cancellation) is not { State: EventState.Cancelled } record)
            return PageDone.Last;
        if (order.After is null)
            await mail.CancelAsync(new(record.InstanceId, "the event was cancelled", Except: EventMail.OccasionOf(record, Cancelled)), cancellation);
        var page = await registrations.PageAsync(record.Id, PageOrder.Size, order.After, cancellation);
        var concerned = page.Registrations.Where(one => one.State is RegistrationState.Seat or RegistrationState.Waiting);
        await mail.SendAsync([.. concerned.Select(one => CancellationFor(record, one))], client, cancellation);
        return new(page.Next);
    }

    private MessageIntent CardFor(EventRecord record, EventRunRules rules)
    {
        var details = record.Details;
        var view = new EventAnnouncedView(
            details.Title,
            EventNames.Of(details.Format, rules.Language),
            details.Time.Start,
            details.Time.Minutes,
            details.Time.TimeZone.Split('/')[^1].Replace('_', ' '),
            [.. details.Hosts.Select(host => host.Name)],
            details.Place,
            details.OnlineMeeting,
            IsSeries: record.SeriesId is not null,
            mail.PublicPage(record, rules.Language)
        );
        return EventMail.ChannelCard(record, "announced", view, rules) with { Expires = details.Time.Start };
    }

    private MessageIntent ChangeFor(EventRecord record, EventDifference difference, Registration one)
    {
        var (details, before) = (record.Details, difference.Before);
        var view = new EventChangedView(
            details.Title,
            difference.IsRenamed ? before.Title : null,
            EventNames.Of(details.Format, one.Person.Language),
            details.Time.Start,
            difference.IsMoved ? before.Time.Start : null,
            details.Time.Minutes,
            difference.IsLongerOrShorter ? before.Time.Minutes : null,
            details.Place,
            difference.IsElsewhere,
            details.OnlineMeeting ? record.Calendar?.JoinUrl : null,
            IsWaiting: one.State == RegistrationState.Waiting,
            mail.PageFor(record, one.Person)
        );
        var message = EventMail.Message(record, one.Person, $"changed-{record.Version}", view) with { Expires = details.Time.End };
        var earlier = before.Time.Start < details.Time.Start ? before.Time.Start : details.Time.Start;
        message = mail.InTime(message, earlier);
        return one.State == RegistrationState.Seat ? mail.WithFile(message, record) : message;
    }

    private MessageIntent CancellationFor(EventRecord record, Registration one)
    {
        var details = record.Details;
        var view = new EventCancelledView(
            details.Title,
            EventNames.Of(details.Format, one.Person.Language),
            details.Time.Start,
            record.CancelReason,
            mail.EventsPage(one.Person.Language)
        );
        var message = mail.InTime(EventMail.Message(record, one.Person, Cancelled, view), details.Time.Start);
        return one.State == RegistrationState.Seat ? mail.WithFile(message, record, EventFiles.Cancel) : message;
    }
}
