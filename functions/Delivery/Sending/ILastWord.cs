namespace Automations.Delivery.Sending;

/// <summary>A capability's word on its own messages right before they leave: the recipient may have changed their mind since.</summary>
public interface ILastWord
{
    /// <summary>The messages it has a say in, as <see cref="MessageIntent.Template"/> names them.</summary>
    string Template { get; }

    /// <returns>Why the recipient does not want it any more, in English, for the ledger; null when they do.</returns>
    Task<string?> WhyNotAsync(MessageIntent intent, DateTimeOffset now, CancellationToken cancellation);
}
