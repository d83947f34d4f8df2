using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

/// <summary>Where the retries of Microsoft's engine have rules that one could have chosen otherwise.</summary>
public sealed class RetryTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Pause_WithoutALimit_IsAnHourAtMost() =>
        Assert.Equal("0, 40, 100, 160", await PausesAsync(new RetryPolicy(4, TimeSpan.FromMinutes(40), backoffCoefficient: 4)));

    [Fact]
    public async Task Pause_WithoutEnd_GrowsOn() =>
        Assert.Equal("0, 40, 200, 840", await PausesAsync(new RetryPolicy(4, TimeSpan.FromMinutes(40), 4, maxRetryInterval: Timeout.InfiniteTimeSpan)));

    [Fact]
    public async Task Timeout_CountsWhenTheFailureComes_NotWhenTheNextAttemptWould() =>
        Assert.Equal("0, 60, 120", await PausesAsync(new RetryPolicy(9, Hour, retryTimeout: 1.5 * Hour)));

    [Fact]
    public async Task Handler_OfAPolicyThatThrows_EndsTheRetriesWithTheTasksFailure()
    {
        var policy = new RetryPolicy(9, Hour) { HandleFailure = _ => throw new NotSupportedException("the handler's own") };

        Assert.Equal("0", await PausesAsync(policy));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ActivityThatIsNotThere_IsNotTriedAgain(bool byPolicy)
    {
        var asked = 0;
        TaskRetryOptions retry = byPolicy ? new RetryPolicy(5, Hour) : new TaskRetryOptions(_ =>
        {
            asked++;
            return Task.FromResult(asked < 5);
        });
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Flow", context => context.CallActivityAsync("Nowhere", options: new TaskOptions(retry))));

        var instance = await host.RunAsync("Flow");

        Assert.Equal((OrchestrationRuntimeStatus.Failed, 0), (instance.RuntimeStatus, asked));
    }

    [Fact]
    public async Task Handler_OfASubOrchestration_KnowsAttemptsAndTime()
    {
        var seen = new List<string>();
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Child", options: TaskOptions.FromRetryHandler(retry =>
            {
                if (!context.IsReplaying)
                {
                    seen.Add($"{retry.LastAttemptNumber} after {retry.TotalRetryTime.TotalHours} h: {retry.LastFailure.InnerFailure?.ErrorMessage}");
                }

                return retry.LastAttemptNumber < 2;
            })))
            .AddOrchestratorFunc("Child", async context =>
            {
                await context.CreateTimer(Hour, CancellationToken.None);
                await context.CallActivityAsync("Work");
            })
            .AddActivityFunc("Work", _ => throw new TimeoutException("busy")));

        var instance = await host.RunAsync("Parent", advance: 5 * Hour);

        Assert.Equal(["1 after 1 h: busy", "2 after 2 h: busy"], seen);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
    }

    [Theory]
    [InlineData(0, 60, 1, null, null, "maxNumberOfAttempts")]
    [InlineData(1, 0, 1, null, null, "firstRetryInterval")]
    [InlineData(1, 60, 0.5, null, null, "backoffCoefficient")]
    [InlineData(1, 60, 1, 30, null, "maxRetryInterval")]
    [InlineData(1, 60, 1, null, 30, "retryTimeout")]
    public void Policy_OutOfRange_IsRefused(int attempts, int first, double backoff, int? max, int? timeout, string parameter)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(
            attempts, TimeSpan.FromSeconds(first), backoff, Seconds(max), Seconds(timeout)));

        Assert.Equal(parameter, refusal.ParamName);

        static TimeSpan? Seconds(int? number) => number is { } given ? TimeSpan.FromSeconds(given) : null;
    }

    /// <returns>When each attempt began, in minutes after the first.</returns>
    private static async Task<string> PausesAsync(RetryPolicy policy)
    {
        var attempts = new List<DateTimeOffset>();
        SimulatedTaskHost? running = null;
        await using var host = running = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Retries", context => context.CallActivityAsync("Fail", options: new TaskOptions(policy)))
            .AddActivityFunc("Fail", _ =>
            {
                attempts.Add(running!.Clock.GetUtcNow());
                throw new InvalidOperationException("never");
            }));

        var instance = await host.RunAsync("Retries", advance: TimeSpan.FromDays(2));

        Assert.Equal("never", instance.FailureDetails!.InnerFailure!.ErrorMessage);
        return string.Join(", ", attempts.Select(a => (a - attempts[0]).TotalMinutes));
    }
}
