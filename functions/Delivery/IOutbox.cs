namespace Automations.Delivery;

/// <summary>The only way a workflow reaches people. Orchestrators use it through the activity <c>QueueMessage</c>.</summary>
public interface IOutbox
{
    /// <summary>
    /// Records the intent in the ledger. Repeating it is a no-op. The activity <see cref="DeliveryActivities.QueueMessage"/> wakes the
    /// lane as well; whoever calls this without it leaves the message to the next time the lane looks.
    /// </summary>
    /// <exception cref="ArgumentException">The programme has no such lane, or the intent is too large to keep.</exception>
    Task QueueAsync(MessageIntent intent, CancellationToken cancellation);

    /// <summary>
    /// Records many messages of one workflow, a hundred at a time. As with <see cref="QueueAsync"/>, whoever dies in the middle repeats
    /// the whole: what is there already stays as it is. Pages of a few hundred keep memory small. Afterwards
    /// <see cref="DeliveryActivities.WakeLane"/> wakes the lanes.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The intents belong to different workflows, or as with <see cref="QueueAsync"/>; nothing has been recorded then.
    /// </exception>
    async Task QueueManyAsync(IReadOnlyCollection<MessageIntent> intents, CancellationToken cancellation)
    {
        foreach (var intent in intents)
            await QueueAsync(intent, cancellation);
    }

    /// <summary>Skips what is still queued for a workflow, with the reason kept in the ledger. What has left cannot be called back.</summary>
    /// <returns>How many messages were skipped.</returns>
    Task<int> CancelAsync(string workflow, string reason, CancellationToken cancellation) =>
        CancelAsync(new Cancellation(workflow, reason), cancellation);

    /// <summary>As the other, for a part of a workflow's messages.</summary>
    Task<int> CancelAsync(Cancellation which, CancellationToken cancellation);

    /// <summary>Skips one message, as <c>CancelAsync</c> does all of a workflow.</summary>
    /// <param name="recipient">Object id, or mail address of somebody who is not in the directory.</param>
    /// <returns>False when there is no such message, or it is not waiting any more.</returns>
    Task<bool> SkipAsync(string workflow, string occasion, string recipient, string reason, CancellationToken cancellation);
}
