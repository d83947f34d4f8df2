using System.Text.Json;
using Automations.Delivery;
using Automations.Delivery.Lanes;
using Automations.Events.Calendar;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace Automations.Events;

/// <summary>Hands the events' messages to the outbox. Each has an occasion of its own, so that it can never go out twice.</summary>
public sealed class EventMail(IOutbox outbox, LaneBell bell, ISignedLinks links, EventFiles files, ProgrammeSettings programme, IOptions<AppOptions> app, TimeProvider clock)
{
    private const string Folder = "Events/";
    private const string ViewSuffix = "View";
    private const int AtATime = 8;

    /// <summary>Somebody who reads it in time can still arrange themselves.</summary>
    private static readonly TimeSpan TimelyNotice = TimeSpan.FromHours(3);

    public Uri EventsPage(string language) => app.Value.AddressOf($"/events?lang={language}");

    public Uri PageFor(EventRecord record, Person person) => links.ForAttending(record, person);

    public Uri CheckInFor(EventRecord record, Person host) => links.ForCheckIn(record, host);

    public Uri PublicPage(EventRecord record, string language) => app.Value.AddressOf($"/events/{record.Id}?lang={language}");

    /// <param name="occasion">Once in the life of the event, for example <c>summary</c>.</param>
    public static MessageIntent Message<TView>(EventRecord record, Person recipient, string occasion, TView view)
        where TView : class =>
        new()
        {
            Occasion = OccasionOf(record, occasion),
            Workflow = record.InstanceId,
            Recipient = Recipient.Of(recipient),
            Template = TemplateOf<TView>(),
            View = JsonSerializer.SerializeToElement(view, ProgrammeJson.Options),
        };

    /// <summary>Times on a card are those of the event's own zone.</summary>
    public static MessageIntent ChannelCard<TView>(EventRecord record, string occasion, TView view, EventRunRules rules)
        where TView : class =>
        new()
        {
            Occasion = OccasionOf(record, occasion),
            Workflow = record.InstanceId,
            Recipient = Recipient.Channel(rules.Language, record.Details.Time.TimeZone, rules.Office.Holidays),
            Template = TemplateOf<TView>(),
            View = JsonSerializer.SerializeToElement(view, ProgrammeJson.Options),
            Kind = MessageKind.ChannelCard,
        };

    public static string OccasionOf(EventRecord record, string occasion) => $"{record.InstanceId}/{occasion}";

    /// <summary>With the event's calendar file.</summary>
    public MessageIntent WithFile(MessageIntent message, EventRecord record, string method = EventFiles.Publish) =>
        message with { Attachments = [files.Attachment(record, message.Recipient.Language, method, clock.GetUtcNow())] };

    /// <summary>Waits for the recipient's working hours while the news is still of use then.</summary>
    public MessageIntent InTime(MessageIntent message, DateTimeOffset neededBy)
    {
        var now = clock.GetUtcNow();
        var calendar = programme.CalendarOf(message.Recipient.Holidays, message.Recipient.TimeZone);
        return message with { AtOnce = calendar.NextWorkingMoment(now) > neededBy - TimelyNotice };
    }

    public async Task SendAsync(IReadOnlyCollection<MessageIntent> messages, DurableTaskClient client, CancellationToken cancellation)
    {
        if (messages.Count == 0)
            return;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation };
        await Parallel.ForEachAsync(messages, options, async (message, stop) => await outbox.QueueAsync(message, stop));
        await bell.RingAllAsync(client, cancellation);
    }

    public Task CancelAsync(Cancellation which, CancellationToken cancellation) => outbox.CancelAsync(which, cancellation);

    private static string TemplateOf<TView>() => Folder + typeof(TView).Name[..^ViewSuffix.Length];
}
