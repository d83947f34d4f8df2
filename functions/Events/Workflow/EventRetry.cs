using Automations.Programme.Workflows;
using Microsoft.DurableTask;

namespace Automations.Events.Workflow;

/// <summary>How long an activity is tried within a generation. What still fails then is tried again in the next, from the event as it stands by then.</summary>
internal static class EventRetry
{
    public static readonly TaskOptions Options = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 6, TimeSpan.FromSeconds(5), backoffCoefficient: 3, maxRetryInterval: TimeSpan.FromMinutes(5))
        {
            HandleFailure = PatientRetry.MaySucceedLater,
        }
    );
}
