using Automations.Delivery.Outbox;

namespace Automations.Delivery.Sending;

/// <summary>
/// Brings one kind of message to its recipient. Called again after a crash or trouble, it finds out how far it came before it does
/// anything that reaches somebody; <see cref="Shipment.BeginAsync"/> stands before that moment.
/// Failures are <see cref="People.TransientGraphException"/>, <see cref="People.GraphRefusedException"/>, <see cref="ClaimLostException"/>
/// or <see cref="Messages.MessageTextException"/>.
/// </summary>
public interface ITransport
{
    MessageKind Kind { get; }

    Task<TransportResult> SendAsync(Shipment shipment, CancellationToken cancellation);
}

/// <param name="State">Sent, skipped or in doubt; <see cref="LedgerState.Sending"/> when Graph took it but does not show it as sent yet.</param>
public sealed record TransportResult(LedgerState State, string? GraphId = null, Explanation? Why = null)
{
    public static TransportResult Sent(string? graphId) => new(LedgerState.Sent, graphId);

    public static TransportResult Accepted(string graphId) => new(LedgerState.Sending, graphId, Explanation.Unconfirmed);

    public static TransportResult InDoubt(string particulars) => new(LedgerState.InDoubt, Why: new(LedgerReason.CutOff, particulars));

    public static TransportResult Skipped(Explanation why) => new(LedgerState.Skipped, Why: why);
}
