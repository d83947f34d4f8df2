using Automations.Delivery.Merging;
using Automations.Delivery.Outbox;
using Automations.Delivery.Steering;
using Automations.People;
using Automations.Programme;

namespace Automations.Delivery.Sending;

/// <summary>A message whose ledger entry this attempt has claimed.</summary>
/// <param name="isRepeated">An earlier attempt got as far as to prepare it, and may have left something in Graph.</param>
public sealed class Shipment(LedgerEntry entry, SenderLane lane, bool isRepeated, Ledger ledger, SendingSwitch sending, TimeProvider time)
{
    /// <summary>How long an attempt may take before another may take the message over.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(4);

    /// <summary>A request to Graph or a webhook ends after so long.</summary>
    public static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(30);

    private readonly bool mayHaveLeftBefore = entry.Step >= SendingStep.Sending;

    /// <summary>What Graph refuses has not left, unless an earlier attempt got through.</summary>
    public bool HasCertainlyNotLeftWhenRefused => !mayHaveLeftBefore;

    /// <summary>When this attempt had sent it.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    public MessageIntent Intent { get; } = entry.ReadIntent();

    /// <summary>What leaves in the same mail.</summary>
    public Passengers Passengers { get; set; } = Passengers.None;

    public MessageKey Key { get; } = entry.Key();

    public string Mailbox => lane.Mailbox;

    public bool IsRepeated => isRepeated;

    public SendingStep Step => entry.Step;

    public string? GraphId => entry.GraphId;

    /// <summary>Writes down that from now on the message may have left. Right after it comes the one request that sends it.</summary>
    /// <exception cref="ClaimLostException">Another attempt has taken over: nothing may be sent.</exception>
    /// <exception cref="SendingStoppedException">A community manager has stopped all sending.</exception>
    /// <exception cref="PassengersLostException">A message that was to leave with it has been taken back.</exception>
    public async Task BeginAsync(string? graphId, CancellationToken cancellation)
    {
        if (await sending.IsStoppedAsync(cancellation))
            throw new SendingStoppedException();
        if (entry.ClaimedUntil is not { } until || time.GetUtcNow() + LongestRequest > until)
            throw new TransientGraphException("Preparing the message took too long; it is tried anew.");
        if (!await Passengers.TryLeaveAsync(cancellation))
            throw new PassengersLostException();
        entry.Step = SendingStep.Sending;
        entry.GraphId = graphId;
        if (!await ledger.TryUpdateAsync(entry, cancellation))
            throw new ClaimLostException();
    }

    public void NoteLeft() => LeftAt = time.GetUtcNow();

    /// <summary>The request certainly did not get through: the message has not left after all.</summary>
    /// <exception cref="ClaimLostException">Another attempt has taken over.</exception>
    public async Task WithdrawAsync(CancellationToken cancellation)
    {
        entry.Step = SendingStep.Preparing;
        if (!await ledger.TryUpdateAsync(entry, cancellation))
            throw new ClaimLostException();
    }
}

/// <summary>Another attempt has taken the message over.</summary>
public sealed class ClaimLostException() : Exception("Another attempt has taken the message over.");
