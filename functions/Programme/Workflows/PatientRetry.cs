using System.Text.Json;
using Automations.People;
using Microsoft.DurableTask;

namespace Automations.Programme.Workflows;

/// <summary>
/// How long an activity is tried. What Graph refuses, or what is wrong in itself, is not tried again; everything else is, from five seconds
/// apart to an hour, for most of a day: longer than any outage of Graph or storage in their published histories.
/// </summary>
internal static class PatientRetry
{
    public static readonly TaskOptions Options = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 28, TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromHours(1))
        {
            HandleFailure = MaySucceedLater,
        }
    );

    /// <summary>False for what Graph refuses, and for what is wrong in itself.</summary>
    public static bool MaySucceedLater(TaskFailureDetails failure) =>
        !failure.IsCausedBy<GraphRefusedException>()
        && !failure.IsCausedBy<ArgumentException>()
        && !failure.IsCausedBy<JsonException>()
        && !failure.IsCausedBy<NotSupportedException>();
}
