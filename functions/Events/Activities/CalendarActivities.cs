using Automations.Events.Calendar;
using Automations.Events.Store;
using Automations.People;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Events.Activities;

/// <summary>Keeps the programme's calendar and the event alike. All of it may run twice.</summary>
public sealed class CalendarActivities(IEventStore events, IRegistrations registrations, IEventCalendar calendar, IDirectory directory)
{
    /// <summary>Takes an event's id.</summary>
    public const string KeepEventInCalendar = nameof(KeepEventInCalendar);

    /// <summary>Takes an event's id.</summary>
    public const string ReadInvitationAnswers = nameof(ReadInvitationAnswers);

    [Function(KeepEventInCalendar)]
    public async Task KeepAsync([ActivityTrigger] string eventId, CancellationToken cancellation)
    {
        if (await events.FindAsync(eventId, cancellation) is not { } record || record.Calendar?.Version == record.Version)
            return;
        if (record.State == EventState.Cancelled)
        {
            await calendar.CancelAsync(record, cancellation);
            await events.ChangeAsync(eventId, now => now.Calendar is { } entry ? now with { Calendar = entry with { Version = now.Version } } : null, cancellation);
        }
        else
        {
            var shown = await calendar.ShowAsync(record, cancellation);
            await events.ChangeAsync(eventId, now => now with { Calendar = shown }, cancellation);
        }
    }

    /// <summary>Who accepted in Outlook is registered, who declined there is not coming; of page and Outlook the later word counts.</summary>
    [Function(ReadInvitationAnswers)]
    public async Task ReadAnswersAsync([ActivityTrigger] string eventId, CancellationToken cancellation)
    {
        if (await events.FindAsync(eventId, cancellation) is not { Calendar: { } entry, State: EventState.Published } record)
            return;
        foreach (var answer in await calendar.AnswersAsync(entry, cancellation))
        {
            var invited = record.Details.Audience.Invited.FirstOrDefault(person => person.Mail.Equals(answer.Address, StringComparison.OrdinalIgnoreCase));
            if (invited is null)
                continue;
            var known = await registrations.FindAsync(eventId, invited.Id, cancellation);
            if (known?.Since >= answer.At || await directory.FindAsync(invited.Id, cancellation) is not { } person)
                continue;
            _ = answer.IsComing
                ? await registrations.RegisterAsync(eventId, person, question: null, cancellation)
                : await registrations.DeclineAsync(eventId, person, cancellation);
        }
    }
}
