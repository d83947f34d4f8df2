using Automations.Delivery.Lanes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Delivery;

/// <summary>What workflows call to reach people, and to think better of it.</summary>
public sealed class DeliveryActivities(IOutbox outbox, LaneBell bell)
{
    /// <summary>Takes a <see cref="MessageIntent"/>.</summary>
    public const string QueueMessage = nameof(QueueMessage);

    /// <summary>Takes a <see cref="Cancellation"/>, returns how many messages were skipped.</summary>
    public const string CancelMessages = nameof(CancelMessages);

    /// <summary>Takes a lane's id, empty for all: for activities that have queued many messages through <see cref="IOutbox"/> themselves.</summary>
    public const string WakeLane = nameof(WakeLane);

    [Function(QueueMessage)]
    public async Task QueueAsync(
        [ActivityTrigger] MessageIntent intent,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        await outbox.QueueAsync(intent, cancellationToken);
        await WakeAsync(intent.Lane ?? "", client, cancellationToken);
    }

    [Function(WakeLane)]
    public Task WakeAsync([ActivityTrigger] string lane, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        lane.Length == 0 ? bell.RingAllAsync(client, cancellationToken) : bell.RingAsync(client, lane, cancellationToken);

    [Function(CancelMessages)]
    public Task<int> CancelAsync([ActivityTrigger] Cancellation cancellation, CancellationToken cancellationToken) =>
        outbox.CancelAsync(cancellation, cancellationToken);
}

/// <param name="Workflow">The instance whose queued messages are skipped.</param>
/// <param name="Reason">Kept in the ledger for every message.</param>
/// <param name="Occasions">Only occasions that begin with this.</param>
/// <param name="PersonId">Only what goes to this person.</param>
/// <param name="Except">Not this occasion: the message that says why.</param>
public sealed record Cancellation(string Workflow, string Reason, string? Occasions = null, string? PersonId = null, string? Except = null);
