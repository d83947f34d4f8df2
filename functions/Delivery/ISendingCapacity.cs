namespace Automations.Delivery;

/// <summary>For whoever plans messages to very many: what the mailboxes can do in a given time.</summary>
public interface ISendingCapacity
{
    ValueTask<SendingCapacity> ReadAsync(CancellationToken cancellation);
}

/// <summary>All mailboxes together that may send now; Exchange sets the limits of each.</summary>
/// <param name="RecipientsPerDay">In any twenty-four hours.</param>
public sealed record SendingCapacity(int Mailboxes, int MessagesPerMinute, int RecipientsPerDay);
