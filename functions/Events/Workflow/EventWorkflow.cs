using Automations.Events.Activities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Automations.Events.Workflow;

/// <summary>
/// An event from its publication until nobody's registration is kept any more. One instance an event, and a new generation whenever
/// something happened: each looks at the event as it stands, does what is due, and sleeps until there is more. So it does not matter in which
/// order, how often, or how late it is told.
/// </summary>
public static class EventWorkflow
{
    public const string Name = "Event";

    /// <summary>Somebody changed the event, or a registration.</summary>
    public const string Wake = nameof(Wake);

    [Function(Name)]
    public static async Task<EventStep> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = new EventRun(context);
        try
        {
            await run.GatherAsync();
            if (await run.LookAsync() is not { } at)
                return EventStep.Unknown;

            await run.KeepCalendarAsync(at);
            if (at.State == EventState.Cancelled)
            {
                if (await run.IsCalledOffAsync(at))
                    return await run.ForgetCalledOffAsync(at);
            }
            else if (run.Now < at.End)
            {
                await run.AnnounceAsync(at);
                await run.TellChangesAsync(at);
                await run.HearInvitedAsync(at);
                await run.PassOnNoticesAsync(at);
                await run.RemindAsync(at);
                await run.SleepBeforeAsync(at);
            }
            else if (await run.KnowsWhoWasThereAsync(at))
            {
                await run.ThankAsync(at);
                await run.SumUpAsync(at);
                return await run.ForgetInTimeAsync(at);
            }
        }
        catch (TaskFailedException failure)
        {
            await run.RecoverAsync(failure);
        }

        run.GoOn();
        return EventStep.Announced;
    }
}
