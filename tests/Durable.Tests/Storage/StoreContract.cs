using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Storage;

/// <summary>What every store has to guarantee.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<OrchestrationRuntimeStatus> None = [];
    private IDurableStore store = null!;

    public ValueTask InitializeAsync()
    {
        store = Open();
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Create_GivesAStartMessageAndAPendingInstance()
    {
        var start = await CreateAsync("one");

        Assert.IsType<ExecutionStarted>(start.Message.Event);
        var (instance, payloads) = (await store.FindAsync("one", payloads: true))!.Value;
        Assert.Equal(OrchestrationRuntimeStatus.Pending, instance.Status);
        Assert.Equal("\"input\"", payloads!.Input);
        Assert.Equal([start], (await store.RecoverAsync()).Messages);
    }

    [Fact]
    public async Task Create_HandsOutTheInstanceAsItCanBeRead()
    {
        var delivery = (await store.CreateAsync(New("one")))!;

        Assert.Equal(await store.FindAsync(delivery.Key), delivery.Created);
    }

    [Fact]
    public async Task Create_WhileUnfinished_IsRefusedAndChangesNothing()
    {
        var first = await CreateAsync("one");

        await Assert.ThrowsAsync<InvalidOperationException>(() => CreateAsync("one"));

        Assert.Equal([first], (await store.RecoverAsync()).Messages);
    }

    [Fact]
    public async Task Create_AfterTheEnd_ReplacesUnderANewKey()
    {
        var old = await CreateAsync("one");
        await store.CommitAsync(End(await RecordAsync(old.Key), [old.Message]));

        var renewed = await CreateAsync("one");

        Assert.NotEqual(old.Key, renewed.Key);
        Assert.Null(await store.FindAsync(old.Key));
        Assert.Empty(await store.HistoryAsync(old.Key));
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await store.CommitAsync(End(await RecordAsync(renewed.Key), [renewed.Message]));
            await store.CreateAsync(New("one", refuse: [OrchestrationRuntimeStatus.Completed]));
        });
    }

    [Fact]
    public async Task Commit_FromTheNewestTurn_StoresAllOfIt()
    {
        var start = await CreateAsync("one");
        var before = await RecordAsync(start.Key);
        TaskScheduled[] activities = [new(0, "Work", "", "1"), new(1, "Work", "", "2")];

        var result = await store.CommitAsync(Turn(before, [start.Message]) with
        {
            Activities = activities,
            Timers = [new(2, Now.AddHours(1))],
            History = [new OrchestratorStarted { At = Now }, start.Message.Event, .. activities, new TimerCreated(2, Now.AddHours(1))],
        });

        Assert.True(result.Committed);
        var (messages, pending) = await store.RecoverAsync();
        Assert.Empty(messages);
        Assert.Equal(activities, pending.Select(p => p.Task));
        Assert.All(pending, p => Assert.Equal("one", p.InstanceId));
        Assert.Equal(5, (await store.HistoryAsync(start.Key)).Count);
        Assert.Equal(Now.AddHours(1), await store.NextTimerAsync(Now));
        var counts = await store.CountAsync();
        Assert.Equal((2, 1), (counts.Activities, counts.Timers));
        Assert.Equal(1, counts.ByStatus[OrchestrationRuntimeStatus.Running]);
    }

    [Fact]
    public async Task Commit_FromAnOlderTurn_IsRefusedAndLeavesNothing()
    {
        var start = await CreateAsync("one");
        var before = await RecordAsync(start.Key);
        await store.CommitAsync(Turn(before, [start.Message]));

        var result = await store.CommitAsync(Turn(before, []) with
        {
            Activities = [new(0, "Work", "", null)],
            Outgoing = [new(null, "one", new EventRaised("event", null), null)],
        });

        Assert.False(result.Committed);
        var (messages, pending) = await store.RecoverAsync();
        Assert.Empty(messages);
        Assert.Empty(pending);
        Assert.Single(await store.HistoryAsync(start.Key), h => h is OrchestratorStarted);
    }

    [Fact]
    public async Task Commit_WithAnswers_RemovesWhatIsAnswered()
    {
        var start = await CreateAsync("one");
        TaskScheduled activity = new(0, "Work", "", null);
        await store.CommitAsync(Turn(await RecordAsync(start.Key), [start.Message]) with
        {
            Activities = [activity],
            Timers = [new(1, Now), new(2, Now.AddDays(1))],
            History = [activity],
        });
        var timer = Assert.Single(await store.DueTimersAsync(Now, 10, null)).Timer;

        Message[] answers = [new ActivityResult(new TaskCompleted(0, null), 0), timer];
        await store.CommitAsync(Turn(await RecordAsync(start.Key), answers) with { CanceledTimers = [2] });

        Assert.Empty((await store.RecoverAsync()).Activities);
        Assert.Empty(await store.DueTimersAsync(Now.AddDays(2), 10, null));
        Assert.Null(await store.NextTimerAsync(DateTimeOffset.MinValue));
    }

    [Fact]
    public async Task Commit_OfTheEnd_ClearsPendingWorkAndRefusesMessages()
    {
        var start = await CreateAsync("one");
        await store.CommitAsync(Turn(await RecordAsync(start.Key), [start.Message]) with { Timers = [new(0, Now)] });
        await store.CommitAsync(End(await RecordAsync(start.Key), []));

        Assert.Null(await store.SendAsync("one", new EventRaised("late", null)));
        Assert.Empty(await store.DueTimersAsync(Now.AddDays(2), 10, null));
    }

    [Fact]
    public async Task Drop_ForgetsMessagesThatCameTooLate()
    {
        var start = await CreateAsync("one");
        var late = await store.SendAsync("one", new EventRaised("late", null));

        Assert.Equal(1, await store.DropAsync([late!.Message]));
        Assert.Equal(0, await store.DropAsync([late.Message]));

        Assert.Equal([start], (await store.RecoverAsync()).Messages);
    }

    [Fact]
    public async Task Commit_OfANewLife_ForgetsTheOldHistory()
    {
        var start = await CreateAsync("one");
        await store.CommitAsync(Turn(await RecordAsync(start.Key), [start.Message]) with { Timers = [new(0, Now)] });
        var before = await RecordAsync(start.Key);
        var renewed = Turn(before, []) with { ResetHistory = true, Timers = [new(0, Now.AddDays(1))], Payloads = new("\"new\"", null, null, null) };

        await store.CommitAsync(renewed with { After = renewed.After with { Execution = 1 } });

        Assert.Single(await store.HistoryAsync(start.Key));
        Assert.Empty(await store.DueTimersAsync(Now, 10, null));
        Assert.Equal(1, Assert.Single(await store.DueTimersAsync(Now.AddDays(1), 10, null)).Timer.Execution);
        Assert.Equal("\"new\"", (await store.FindAsync("one", payloads: true))!.Value.Payloads!.Input);
    }

    [Fact]
    public async Task Outgoing_ReachesRunningInstancesOnly()
    {
        var sender = await CreateAsync("sender");
        await CreateAsync("receiver");
        EventRaised happened = new("hello", "1") { At = Now };

        var result = await store.CommitAsync(Turn(await RecordAsync(sender.Key), [sender.Message]) with
        {
            Outgoing = [new(null, "receiver", happened, null), new(null, "nobody", happened, null)],
        });

        var delivery = Assert.Single(result.Deliveries);
        Assert.Equal(happened, delivery.Message.Event);
        Assert.Contains(delivery, (await store.RecoverAsync()).Messages);
    }

    [Fact]
    public async Task Children_AreCreatedWithTheTurn()
    {
        var parent = await CreateAsync("parent");
        var link = new ParentLink(parent.Key, "parent", "Flow", 0, 0);
        var child = new NewInstance("child", new("Flow", "", null, 0, link) { At = Now }, Now, null, null, None);

        var first = await store.CommitAsync(Turn(await RecordAsync(parent.Key), [parent.Message]) with { Children = [child] });
        var second = await store.CommitAsync(Turn(await RecordAsync(parent.Key), []) with { Children = [child] });

        Assert.Equal(link, (await store.FindAsync("child", payloads: false))!.Value.Instance.Parent);
        Assert.IsType<ExecutionStarted>(Assert.Single(first.Deliveries).Message.Event);
        Assert.IsType<SubOrchestrationFailed>(Assert.Single(second.Deliveries).Message.Event);
    }

    [Fact]
    public async Task DueTimers_InPages_ComeInOrderOfTimeOnce()
    {
        var start = await CreateAsync("one");
        TimerCreated[] timers = [.. Enumerable.Range(0, 10).Select(i => new TimerCreated(i, Now.AddMinutes((i * 7) % 5)))];
        await store.CommitAsync(Turn(await RecordAsync(start.Key), [start.Message]) with { Timers = timers });

        var first = await store.DueTimersAsync(Now.AddMinutes(4), 6, null);
        var rest = await store.DueTimersAsync(Now.AddMinutes(4), 6, first[^1]);

        Assert.Equal([0, 5, 3, 8, 1, 6, 4, 9, 2, 7], first.Concat(rest).Select(t => t.Timer.TaskId));
        Assert.Equal(Now.AddMinutes(2), await store.NextTimerAsync(Now.AddMinutes(1)));
    }

    [Fact]
    public async Task NextShortTimer_LooksAtTheWholeWait()
    {
        var start = await CreateAsync("one");
        await store.CommitAsync(Turn(await RecordAsync(start.Key), [start.Message]) with
        {
            Timers = [new(0, Now.AddMinutes(30)), new(1, Now.AddMinutes(4))],
        });

        Assert.Equal(Now.AddMinutes(4), await store.NextShortTimerAsync(Now, TimeSpan.FromMinutes(5)));
        Assert.Null(await store.NextShortTimerAsync(Now, TimeSpan.FromMinutes(3)));
        Assert.Equal(Now.AddMinutes(4), await store.NextShortTimerAsync(Now.AddMinutes(29), TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public async Task Purge_KeepsWhatHasNotFinished()
    {
        var finished = await CreateAsync("finished");
        await CreateAsync("running");
        await store.CommitAsync(End(await RecordAsync(finished.Key), [finished.Message]));

        Assert.Equal(1, await store.PurgeAsync(["finished", "running", "unknown"], recursive: false));

        Assert.Null(await store.FindAsync("finished", payloads: false));
        Assert.NotNull(await store.FindAsync("running", payloads: false));
    }

    internal abstract IDurableStore Open();

    private static NewInstance New(string id, HashSet<OrchestrationRuntimeStatus>? refuse = null) =>
        new(id, new("Flow", "1.0", "\"input\"", 0, null) { At = Now }, Now, null, null, refuse ?? None);

    private static TurnCommit Turn(InstanceRecord before, IReadOnlyList<Message> consumed) => new(
        before,
        before with { Turn = before.Turn + 1, Status = OrchestrationRuntimeStatus.Running, UpdatedAt = Now },
        ResetHistory: false)
    {
        Consumed = consumed,
        History = [new OrchestratorStarted { At = Now }],
    };

    private static TurnCommit End(InstanceRecord before, IReadOnlyList<Message> consumed)
    {
        var turn = Turn(before, consumed);
        return turn with
        {
            After = turn.After with { Status = OrchestrationRuntimeStatus.Completed },
            Payloads = new("\"input\"", "\"output\"", null, null),
        };
    }

    private async Task<Delivery> CreateAsync(string id) => (await store.CreateAsync(New(id)))! with { Created = null };

    private async Task<InstanceRecord> RecordAsync(long key) => (await store.FindAsync(key))!;
}
