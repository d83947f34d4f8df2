using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Programme.Workflows;

/// <summary>
/// One instance of a workflow while its orchestrator runs. Between any two things it does, it obeys whoever steers; what fails for good
/// is tried again once somebody orders it.
/// </summary>
/// <typeparam name="TOrder">What arrives as an event.</typeparam>
/// <typeparam name="TStatus">The workflow's custom status.</typeparam>
internal abstract partial class SteeredRun<TOrder, TStatus>
    where TOrder : class
    where TStatus : class
{
    private readonly EventInbox<TOrder> orders;
    private int rounds;

    /// <param name="orders">Name of the event that carries the orders.</param>
    /// <param name="begun">The status at the moment at which it begins.</param>
    protected SteeredRun(TaskOrchestrationContext context, string orders, string logCategory, Func<DateTimeOffset, TStatus> begun)
    {
        Context = context;
        this.orders = new(context, orders);
        Log = context.CreateReplaySafeLogger(logCategory);
        Status = begun(Now);
        context.SetCustomStatus(Status);
    }

    public string InstanceId => Context.InstanceId;

    public TStatus Status { get; private set; }

    public DateTimeOffset Now => new(Context.CurrentUtcDateTime, TimeSpan.Zero);

    protected TaskOrchestrationContext Context { get; }

    protected ILogger Log { get; }

    public void Publish(TStatus status)
    {
        if (status.Equals(Status))
            return;
        Status = status;
        Context.SetCustomStatus(status);
    }

    /// <summary>Calls an activity until it succeeds; when it fails for good, an order to retry is waited for.</summary>
    public Task<T> CallAsync<T>(string activity, object? input) =>
        InsistAsync(activity, () => Context.CallActivityAsync<T>(activity, input, PatientRetry.Options));

    /// <summary>Lets a workflow of its own do something long, so that this history stays short; as insistent as <see cref="CallAsync"/>.</summary>
    /// <param name="idPrefix">Of the other's instance id; how many there have been is appended.</param>
    protected Task RoundAsync(string what, string workflow, string idPrefix, object input) =>
        InsistAsync(
            what,
            () => Context.CallSubOrchestratorAsync<object?>(workflow, input, new TaskOptions().WithInstanceId($"{idPrefix}-{++rounds}"))
        );

    /// <summary>Waits for a moment, null for ever, or until an order has made it enough.</summary>
    protected async Task WaitUntilAsync(DateTimeOffset? moment, Func<bool> isEnough)
    {
        for (Obey(); !isEnough() && !(moment <= Now); Obey())
            await NextOrderAsync(moment);
    }

    /// <summary>The present status while nothing goes on.</summary>
    protected abstract TStatus StuckBecause(string reason);

    protected abstract bool IsRetry(TOrder order);

    /// <summary>Does what was ordered, or notes it for the step that asks; it may throw to end what is under way.</summary>
    protected abstract void Follow(TOrder order);

    private async Task NextOrderAsync(DateTimeOffset? orAt)
    {
        if (orAt is not { } moment)
        {
            await Task.WhenAny(orders.Arrival);
            return;
        }

        using var decided = new CancellationTokenSource();
        await Task.WhenAny(orders.Arrival, Context.CreateTimer(moment.UtcDateTime, decided.Token));
        Drop(decided);
    }

    // CancelAsync would leave the orchestrator's thread
    private static void Drop(CancellationTokenSource timer) => timer.Cancel();

    private async Task<T> InsistAsync<T>(string what, Func<Task<T>> call)
    {
        while (true)
        {
            Obey();
            try
            {
                return await call();
            }
            catch (TaskFailedException failure)
            {
                await WaitForRetryAsync($"{what}: {failure.FailureDetails.ErrorMessage}");
            }
        }
    }

    private async Task WaitForRetryAsync(string reason)
    {
        var before = Status;
        Publish(StuckBecause(reason));
        LogStuck(Log, InstanceId);
        for (var order = orders.Take(); order is null || !IsRetry(order); order = orders.Take())
        {
            if (order is not null)
                Follow(order);
            else
                await Task.WhenAny(orders.Arrival);
        }

        Publish(before);
    }

    private void Obey()
    {
        while (orders.Take() is { } order)
            Follow(order);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Instance} is stuck until a community manager retries")]
    private static partial void LogStuck(ILogger log, string instance);
}
