using Automations.Events.Activities;

namespace Automations.Events.Workflow;

/// <summary>What follows when an event is over, or is called off.</summary>
internal static class ClosingSteps
{
    /// <summary>Tells everybody, and stays until the calendar has cancelled it as well; but keeps nobody's registration for that.</summary>
    /// <returns>False when it is to be looked at again.</returns>
    public static async Task<bool> IsCalledOffAsync(this EventRun run, EventSight at)
    {
        if (run.Input.CalledOffAt is null)
        {
            await run.EachPageAsync(NewsActivities.CallEventOff, at.Version);
            run.Input = run.Input with { CalledOffAt = run.Now };
        }

        if (run.Input.CalendarAgainAt is not { } again || again >= run.LastDay(at))
            return true;
        run.Say(EventStep.Retained, new("calendar", again), note: run.CalendarNote());
        await run.SleepUntilAsync(again);
        return false;
    }

    public static async Task<EventStep> ForgetCalledOffAsync(this EventRun run, EventSight at)
    {
        await run.ForgetInTimeAsync(at);
        return EventStep.CalledOff;
    }

    /// <summary>Asks the hosts, once more after a while, and does not wait for ever.</summary>
    /// <returns>False when it is to be looked at again.</returns>
    public static async Task<bool> KnowsWhoWasThereAsync(this EventRun run, EventSight at)
    {
        var calendar = run.Rules.OfficeCalendar;
        var again = calendar.AddWorkingDays(at.End, run.Rules.Events.AskAgainAfterWorkingDays);
        var close = calendar.AddWorkingDays(at.End, run.Rules.Events.CloseAttendanceAfterWorkingDays);
        if (at.Attendance == EventAttendance.Closed || run.Now >= close)
            return true;

        if (run.Input.Asked == 0 || (run.Input.Asked == 1 && run.Now >= again))
        {
            await run.CallAsync(AftermathActivities.AskWhoWasThere, new AttendanceQuestion(run.Input.EventId, IsAgain: run.Input.Asked > 0));
            run.Input = run.Input with { Asked = run.Input.Asked + 1 };
        }

        var next = run.Input.Asked == 1 && again < close ? again : close;
        run.Say(EventStep.AwaitingAttendance, new(next == close ? "attendanceCloses" : "attendanceReminder", next), waitingFor: "hosts");
        await run.SleepUntilAsync(next);
        return false;
    }

    public static async Task ThankAsync(this EventRun run, EventSight at)
    {
        await run.EachPageAsync(AftermathActivities.ThankForEvent, at.Version);
        await run.CallAsync(AftermathActivities.OrderEventFeedback, run.Order(at));
    }

    public static Task SumUpAsync(this EventRun run, EventSight at) => run.CallAsync(AftermathActivities.SumEventUp, run.Order(at));

    /// <summary>The figures stay; who was registered is nobody's business any more.</summary>
    public static async Task<EventStep> ForgetInTimeAsync(this EventRun run, EventSight at)
    {
        var day = run.LastDay(at);
        run.Say(EventStep.Retained, new("registrationsAreDeleted", day));
        await run.PauseUntilAsync(day);
        while (await run.CallAsync<bool>(AftermathActivities.ForgetRegistrations, run.Input.EventId))
            continue;
        run.Say(EventStep.Completed);
        return EventStep.Completed;
    }

    /// <summary>Of the registrations.</summary>
    private static DateTimeOffset LastDay(this EventRun run, EventSight at) =>
        (run.Input.CalledOffAt < at.End ? run.Input.CalledOffAt.Value : at.End).AddDays(run.Rules.Events.RetentionDays);
}
