using Automations.Delivery.Bounces;
using Automations.Delivery.Outbox;
using Automations.Programme;

namespace Automations.Delivery.Sending;

/// <summary>Whether a message may leave now: it may be out of date, its recipient may be off work, or have had enough.</summary>
public sealed class Admission(Unreachable unreachable, WeeklyCap cap, ProgrammeSettings programme, IEnumerable<ILastWord> lastWords)
{
    /// <returns>Null when it may, as far as it alone is concerned.</returns>
    public async Task<Refusal?> RefusalAsync(LedgerEntry entry, DateTimeOffset now, CancellationToken cancellation)
    {
        var intent = entry.ReadIntent();
        var mayHaveLeft = entry.Step >= SendingStep.Sending;
        if (intent.Expires < now && !mayHaveLeft)
            return new Refusal(null, Explanation.Expired);
        if (DueTime.Of(intent, programme, now) is var due && due > now)
            return new Refusal(due, Explanation.WorkingHours);
        if (mayHaveLeft)
            return null;
        foreach (var word in lastWords.Where(word => word.Template == intent.Template))
        {
            if (await word.WhyNotAsync(intent, now, cancellation) is { } reason)
                return new Refusal(null, new(LedgerReason.OptedOut, reason));
        }

        if (intent.Priority != MessagePriority.Bulk)
            return null;
        if (await unreachable.IsAsync(WeeklyCap.PersonOf(intent.Recipient), cancellation))
            return new Refusal(null, Explanation.Unreachable);
        return null;
    }

    /// <summary>Counts a message of the lowest priority against what its recipient gets in a week: the last question before it leaves.</summary>
    /// <returns>Null when there is room.</returns>
    public async Task<Refusal?> CapAsync(LedgerEntry entry, DateTimeOffset now, CancellationToken cancellation) =>
        entry is { Priority: MessagePriority.Bulk, Step: < SendingStep.Sending }
        && await cap.TryTakeAsync(entry, entry.ReadIntent().Recipient, now, cancellation) is { } free
            ? new Refusal(free, Explanation.WeeklyCap)
            : null;
}

/// <param name="HoldUntil">When to look again; null when it is not sent at all.</param>
public sealed record Refusal(DateTimeOffset? HoldUntil, Explanation Why);
