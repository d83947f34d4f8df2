using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

public sealed class ActivityTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Sequence_OfActivities_PassesResultsOn()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Sum", async (context, count) =>
            {
                var sum = 0;
                for (var i = 0; i < count; i++)
                {
                    sum += await context.CallActivityAsync<int>("Double", i);
                }

                return sum;
            })
            .AddActivityFunc<int, int>("Double", (_, x) => 2 * x));

        var instance = await host.RunAsync("Sum", 5);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Equal(20, instance.ReadOutputAs<int>());
        Assert.Equal(5, instance.ReadInputAs<int>());
    }

    [Fact]
    public async Task FanOut_OfManyActivities_CollectsEveryResult()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("FanOut", async (context, count) =>
            {
                var all = Enumerable.Range(0, count).Select(i => context.CallActivityAsync<int>("Same", i)).ToList();
                return (await Task.WhenAll(all)).Sum();
            })
            .AddActivityFunc<int, int>("Same", (_, x) => x));

        var instance = await host.RunAsync("FanOut", 500);

        Assert.Equal(500 * 499 / 2, instance.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Failure_Unhandled_FailsTheInstanceWithTheCauseInside()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Fails", context => context.CallActivityAsync("Throws"))
            .AddActivityFunc("Throws", _ => throw new InvalidOperationException("outer", new FileNotFoundException("inner"))));

        var instance = await host.RunAsync("Fails");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.Equal(typeof(TaskFailedException).FullName, instance.FailureDetails!.ErrorType);
        Assert.Contains("Throws", instance.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.True(instance.FailureDetails.InnerFailure!.IsCausedBy<InvalidOperationException>());
        Assert.Equal("outer", instance.FailureDetails.InnerFailure.ErrorMessage);
        Assert.True(instance.FailureDetails.InnerFailure.InnerFailure!.IsCausedBy<IOException>());
    }

    [Fact]
    public async Task Failure_Caught_LetsTheOrchestratorDecide()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Catches", async context =>
            {
                try
                {
                    await context.CallActivityAsync("Throws");
                    return "no failure";
                }
                catch (TaskFailedException failure) when (failure.FailureDetails.IsCausedBy<TimeoutException>())
                {
                    return $"{failure.TaskName} {failure.TaskId} {failure.FailureDetails.ErrorMessage}";
                }
            })
            .AddActivityFunc("Throws", _ => throw new TimeoutException("too slow")));

        Assert.Equal("Throws 0 too slow", (await host.RunAsync("Catches")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Activity_NotRegistered_FailsAndNamesIt()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Calls", context => context.CallActivityAsync("Nowhere")));

        var instance = await host.RunAsync("Calls");

        Assert.Contains("Nowhere", instance.FailureDetails!.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RetryPolicy_WithBackoff_PausesLongerEachTimeUpToTheLimit()
    {
        var attempts = new List<DateTimeOffset>();
        await using var host = await Failing(
            attempts, new RetryPolicy(5, Minute, backoffCoefficient: 3, maxRetryInterval: 4 * Minute), succeedAt: 5);

        var instance = await host.RunAsync("Retries", advance: TimeSpan.FromHours(1));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Equal([0, 1, 4, 8, 12], attempts.Select(a => (a - attempts[0]).TotalMinutes));
    }

    [Fact]
    public async Task RetryPolicy_AttemptsUsedUp_FailsWithTheLastFailure()
    {
        var attempts = new List<DateTimeOffset>();
        await using var host = await Failing(attempts, new RetryPolicy(3, Minute), succeedAt: 9);

        var instance = await host.RunAsync("Retries", advance: TimeSpan.FromHours(1));

        Assert.Equal("attempt 3", instance.FailureDetails!.InnerFailure!.ErrorMessage);
        Assert.Equal(3, attempts.Count);
    }

    [Fact]
    public async Task RetryPolicy_Timeout_EndsTheRetries()
    {
        var attempts = new List<DateTimeOffset>();
        await using var host = await Failing(attempts, new RetryPolicy(100, Minute, retryTimeout: 3 * Minute), succeedAt: 99);

        await host.RunAsync("Retries", advance: TimeSpan.FromHours(1));

        Assert.Equal([0, 1, 2, 3], attempts.Select(a => (a - attempts[0]).TotalMinutes));
    }

    [Fact]
    public async Task RetryPolicy_FailureNotHandled_DoesNotRetry()
    {
        var attempts = new List<DateTimeOffset>();
        var policy = new RetryPolicy(5, Minute) { HandleFailure = failure => !failure.IsCausedBy<InvalidOperationException>() };
        await using var host = await Failing(attempts, policy, succeedAt: 5);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.RunAsync("Retries")).RuntimeStatus);
        Assert.Single(attempts);
    }

    [Fact]
    public async Task RetryHandler_WithItsOwnTimer_DecidesFromTheContext()
    {
        var attempts = new List<DateTimeOffset>();
        var options = TaskOptions.FromRetryHandler(async retry =>
        {
            await retry.OrchestrationContext.CreateTimer(retry.LastAttemptNumber * Minute, retry.CancellationToken);
            return retry.LastAttemptNumber < 3 && retry.LastFailure.IsCausedBy<InvalidOperationException>();
        });
        await using var host = await Failing(attempts, options, succeedAt: 9);

        var instance = await host.RunAsync("Retries", advance: TimeSpan.FromHours(1));

        Assert.Equal([0, 1, 3], attempts.Select(a => (a - attempts[0]).TotalMinutes));
        Assert.Equal("attempt 3", instance.FailureDetails!.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task Options_GivenAsInput_AreRefused()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Wrong", context => context.CallActivityAsync("Any", input: new TaskOptions())));

        Assert.True((await host.RunAsync("Wrong")).FailureDetails!.IsCausedBy<ArgumentException>());
    }

    private static Task<SimulatedTaskHost> Failing(List<DateTimeOffset> attempts, TaskRetryOptions retry, int succeedAt) =>
        Failing(attempts, new TaskOptions(retry), succeedAt);

    private static async Task<SimulatedTaskHost> Failing(List<DateTimeOffset> attempts, TaskOptions options, int succeedAt)
    {
        SimulatedTaskHost? host = null;
        host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Retries", context => context.CallActivityAsync("Flaky", options: options))
            .AddActivityFunc("Flaky", _ =>
            {
                attempts.Add(host!.Clock.GetUtcNow());
                if (attempts.Count < succeedAt)
                {
                    throw new InvalidOperationException($"attempt {attempts.Count}");
                }
            }));
        return host;
    }
}
