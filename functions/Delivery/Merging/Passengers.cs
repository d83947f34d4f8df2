using Automations.Delivery.Outbox;

namespace Automations.Delivery.Merging;

/// <summary>The messages that leave in another one's mail.</summary>
/// <param name="isOutdated">A draft of an earlier attempt may say something else.</param>
public sealed class Passengers(IReadOnlyList<LedgerEntry> entries, bool isOutdated, MessageKey carrier, Ledger ledger)
{
    public static Passengers None { get; } = new([], isOutdated: false, new("", ""), null!);

    public bool IsOutdated => isOutdated;

    public IReadOnlyList<MessageIntent> Intents { get; } = [.. entries.Select(entry => entry.ReadIntent())];

    /// <summary>From now on they may have left; until then each could still be taken back.</summary>
    /// <returns>False when one of them was.</returns>
    public async Task<bool> TryLeaveAsync(CancellationToken cancellation)
    {
        foreach (var key in entries.Select(entry => entry.Key()))
        {
            if (!await TryLeaveAsync(key, cancellation))
                return false;
        }

        return true;
    }

    private async Task<bool> TryLeaveAsync(MessageKey key, CancellationToken cancellation)
    {
        while (await ledger.FindAsync(key, cancellation) is { } entry && !entry.IsOver() && entry.CarrierKey() == carrier)
        {
            if (entry.State == LedgerState.Sending)
                return true;
            entry.State = LedgerState.Sending;
            entry.Explain(null);
            if (await ledger.TryUpdateAsync(entry, cancellation))
                return true;
        }

        return false;
    }
}

/// <summary>A message that was to leave in this mail has been taken back: the mail has to be written anew.</summary>
public sealed class PassengersLostException() : Exception("A message that was to leave in this mail has been taken back.");
