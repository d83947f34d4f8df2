using Microsoft.DurableTask;

namespace Automations.Runtime.Durable.Core;

/// <summary>Repeats failed tasks inside the orchestrator, so that the pauses are durable timers.</summary>
internal static class Retries
{
    public static async Task<T> RunAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> attempt)
    {
        var begin = context.CurrentUtcDateTime;
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (
                number < policy.MaxNumberOfAttempts
                && !IsFinal(failure.FailureDetails)
                && (policy.RetryTimeout == Timeout.InfiniteTimeSpan || context.CurrentUtcDateTime - begin < policy.RetryTimeout)
                && policy.Handle(failure))
            {
                await context.CreateTimer(Pause(policy, number), CancellationToken.None);
            }
        }
    }

    /// <summary>A handler decides at once; when it wants a pause it waits on a timer of the context itself.</summary>
    public static async Task<T> RunAsync<T>(TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<T>> attempt)
    {
        var begin = context.CurrentUtcDateTime;
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (!IsFinal(failure.FailureDetails))
            {
                var elapsed = context.CurrentUtcDateTime - begin;
                if (!await handler(new RetryContext(context, number, failure.FailureDetails, elapsed, CancellationToken.None)))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>What no repetition can mend: there is no code of that name.</summary>
    public static bool IsFinal(TaskFailureDetails failure) =>
        failure.ErrorType == typeof(ActivityNotFoundException).FullName
        || failure.InnerFailure?.ErrorType == typeof(OrchestratorNotFoundException).FullName
        || failure.ErrorType == typeof(OrchestratorNotFoundException).FullName;

    private static TimeSpan Pause(RetryPolicy policy, int failures)
    {
        var ticks = policy.FirstRetryInterval.Ticks * Math.Pow(policy.BackoffCoefficient, failures - 1);
        var limit = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        return ticks < limit.Ticks ? TimeSpan.FromTicks((long)ticks) : limit;
    }
}
