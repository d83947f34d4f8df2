using Automations.Events.Activities;
using Automations.Events.Reminders;
using Microsoft.DurableTask;

namespace Automations.Events.Workflow;

/// <summary>What happens while an event lies ahead.</summary>
internal static class UpcomingSteps
{
    /// <summary>What happens in the same moment is seen together.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);

    /// <summary>Whatever is missed otherwise, because a process died before it could wake the event, is found by then.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    /// <summary>Outlook tells nobody that an invitation was answered: it is looked up.</summary>
    private static readonly TimeSpan BetweenAnswers = TimeSpan.FromHours(4);

    private static readonly TimeSpan BetweenCalendarTries = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Breather = TimeSpan.FromMinutes(5);

    public static Task GatherAsync(this EventRun run) => run.PauseAsync(Gathering);

    /// <summary>A calendar that refuses holds nothing else up.</summary>
    public static async Task KeepCalendarAsync(this EventRun run, EventSight at)
    {
        if (at.IsInCalendar || run.Now < run.Input.CalendarAgainAt)
            return;
        try
        {
            await run.CallAsync(CalendarActivities.KeepEventInCalendar, run.Input.EventId);
            run.Input = run.Input with { CalendarAgainAt = null };
        }
        catch (TaskFailedException failure)
        {
            run.Stumbled(failure.FailureDetails.ErrorMessage);
            run.Input = run.Input with { CalendarAgainAt = run.Now + BetweenCalendarTries };
        }
    }

    public static async Task AnnounceAsync(this EventRun run, EventSight at)
    {
        if (!at.IsAnnounced)
            await run.CallAsync(NewsActivities.AnnounceEvent, run.Order(at));
    }

    public static async Task TellChangesAsync(this EventRun run, EventSight at)
    {
        if (at.HasNews)
            await run.EachPageAsync(NewsActivities.TellOfEventChange, at.Version);
    }

    public static async Task HearInvitedAsync(this EventRun run, EventSight at)
    {
        if (at.HasInvited)
            await run.CallAsync(CalendarActivities.ReadInvitationAnswers, run.Input.EventId);
    }

    public static async Task PassOnNoticesAsync(this EventRun run, EventSight at)
    {
        if (!at.HasNotices && !at.HasInvited)
            return;
        NoticesPassed passed;
        do
        {
            passed = await run.CallAsync<NoticesPassed>(NoticeActivities.PassOnEventNotices, run.Order(at));
            if (run.Input.NextReminder is { } next)
                run.Input = run.Input with { NextReminder = ReminderRound.Earlier(next, passed.NextReminder) };
        } while (passed.More);
    }

    /// <summary>Everybody whose reminder became due since the last round; then it is known when the next one will be.</summary>
    public static async Task RemindAsync(this EventRun run, EventSight at)
    {
        var input = run.Input;
        var isPlanned = input.NextReminder is not null && input.Schedule == at.Schedule;
        var until = run.Now;
        if (isPlanned && until < input.NextReminder)
            return;

        var (since, next, after) = (input.RemindedUntil ?? until, (DateTimeOffset?)null, (string?)null);
        do
        {
            var order = new ReminderOrder(input.EventId, run.Rules, since, until, after);
            var sent = await run.CallAsync<RemindersSent>(ReminderActivities.RemindOfEvent, order);
            next = ReminderRound.Earlier(next, sent.NextReminder);
            after = sent.Next;
        } while (after is not null);
        run.Input = input with { RemindedUntil = until, Schedule = at.Schedule, NextReminder = next ?? DateTimeOffset.MaxValue };
    }

    public static Task SleepBeforeAsync(this EventRun run, EventSight at)
    {
        var reminder = run.Input.NextReminder is { } next && next < at.End ? next : at.End;
        run.Say(EventStep.Announced, new(reminder < at.End ? "reminder" : "attendance", reminder), note: run.CalendarNote());
        var look = run.Now + (at.HasInvited ? BetweenAnswers : LongestSleep);
        var calendar = run.Input.CalendarAgainAt ?? DateTimeOffset.MaxValue;
        return run.SleepUntilAsync(new[] { reminder, look, calendar, at.End }.Min());
    }

    public static async Task RecoverAsync(this EventRun run, TaskFailedException failure)
    {
        var reason = failure.FailureDetails.ErrorMessage;
        run.Stumbled(reason);
        var again = run.Now + Breather;
        run.Say(EventStep.Announced, new("again", again), note: reason);
        await run.SleepUntilAsync(again);
    }

    public static string? CalendarNote(this EventRun run) => run.Input.CalendarAgainAt is null ? null : "The calendar does not take the event; it is tried again.";
}
