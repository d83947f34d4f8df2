using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace Automations.Durable.Tests.Features;

public sealed class FailureTests
{
    [Fact]
    public async Task Failure_OfAnActivity_CarriesTypeMessageStackAndInnerFailures()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Flow", async context =>
            {
                var failed = await Assert.ThrowsAsync<TaskFailedException>(() => context.CallActivityAsync("Work"));
                var details = failed.FailureDetails;
                return new[]
                {
                    failed.TaskName, $"{failed.TaskId}", failed.Message, details.ErrorType, details.ErrorMessage,
                    $"{details.StackTrace!.Contains("Fail", StringComparison.Ordinal)}",
                    details.InnerFailure!.ToString(), details.InnerFailure.InnerFailure!.ToString(), $"{details.InnerFailure.InnerFailure.InnerFailure is null}",
                };
            })
            .AddActivityFunc("Work", _ => Fail()));

        Assert.Equal(
            [
                "Work", "0", "Task 'Work' (#0) failed with an unhandled exception: top",
                "System.IO.FileNotFoundException", "top", "True", "System.TimeoutException: middle", "System.FormatException: bottom", "True",
            ],
            (await host.RunAsync("Flow")).ReadOutputAs<string[]>()!);

        static void Fail() => throw new FileNotFoundException("top", new TimeoutException("middle", new FormatException("bottom")));
    }

    [Fact]
    public async Task Failure_ThroughChildAndParent_KeepsTheWholeChain()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Child"))
            .AddOrchestratorFunc("Child", context => context.CallActivityAsync("Work"))
            .AddActivityFunc("Work", _ => throw new NotSupportedException("no")));

        var chain = new List<string>();
        for (var failure = (await host.RunAsync("Parent")).FailureDetails; failure is not null; failure = failure.InnerFailure)
        {
            chain.Add(failure.ErrorType);
        }

        var wrapped = typeof(TaskFailedException).FullName!;
        Assert.Equal([wrapped, wrapped, typeof(NotSupportedException).FullName!], chain);
    }

    [Theory]
    [InlineData(typeof(FileNotFoundException), true)]
    [InlineData(typeof(IOException), true)]
    [InlineData(typeof(Exception), true)]
    [InlineData(typeof(TimeoutException), false)]
    [InlineData(typeof(OwnException), false)]
    public void IsCausedBy_ComparesTheFailuresOwnTypeWithItsBases(Type type, bool expected)
    {
        var details = TaskFailureDetails.FromException(new FileNotFoundException("gone", new TimeoutException("inner")));

        Assert.Equal(expected, details.IsCausedBy(type));
    }

    [Fact]
    public void IsCausedBy_KnowsTypesOfEveryAssemblyAndNoOthers()
    {
        Assert.True(TaskFailureDetails.FromException(new OwnException()).IsCausedBy<InvalidOperationException>());
        Assert.False(new TaskFailureDetails("Gone.Since.Long", "x", null, null, null).IsCausedBy<Exception>());
        Assert.False(new TaskFailureDetails("", "x", null, null, null).IsCausedBy<Exception>());
        Assert.Throws<ArgumentException>(() => TaskFailureDetails.FromException(new OwnException()).IsCausedBy(typeof(string)));
    }

    [Fact]
    public async Task Failure_OfSerializing_IsTheFailureOfTheInstance()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<object?, object>("Circle", (_, _) => new Circle()));

        var instance = await host.RunAsync("Circle");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.True(instance.FailureDetails!.IsCausedBy<System.Text.Json.JsonException>());
    }

    [Fact]
    public async Task Task_WithAnInputOfAnotherType_FailsBeforeItRuns()
    {
        ITaskActivity activity = FuncTaskActivity.Create<int, int>((_, x) => Task.FromResult(x));
        ITaskOrchestrator orchestrator = FuncTaskOrchestrator.Create<int, int>((_, x) => Task.FromResult(x));

        await Assert.ThrowsAsync<ArgumentException>(() => activity.RunAsync(Mock.Of<TaskActivityContext>(), "text"));
        await Assert.ThrowsAsync<ArgumentException>(() => orchestrator.RunAsync(Mock.Of<TaskOrchestrationContext>(), "text"));
        Assert.Equal(0, await activity.RunAsync(Mock.Of<TaskActivityContext>(), null));
    }

    private sealed class OwnException : InvalidOperationException;

    private sealed class Circle
    {
        public Circle Self => this;
    }
}
