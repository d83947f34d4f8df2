using Automations.Delivery;
using Automations.Delivery.Sending;

namespace Automations.Benchmarks.Delivery;

/// <summary>Renders every message on its way into the outbox, and lets it leave at any hour, so that nothing but their pace holds lanes up.</summary>
internal sealed class RenderingOutbox(IOutbox outbox, Composer composer) : IOutbox
{
    private int largest;

    /// <summary>Characters of the largest mail so far, both parts together.</summary>
    public int LargestMail => largest;

    public Task QueueAsync(MessageIntent intent, CancellationToken cancellation) => QueueManyAsync([intent], cancellation);

    public async Task QueueManyAsync(IReadOnlyCollection<MessageIntent> intents, CancellationToken cancellation)
    {
        foreach (var intent in intents)
        {
            var mail = await composer.ComposeAsync(intent, cancellation);
            Raise(mail.Html.Length + mail.Text.Length);
        }

        await outbox.QueueManyAsync([.. intents.Select(intent => intent with { AtOnce = true, NotBefore = null })], cancellation);
    }

    public Task<int> CancelAsync(Cancellation which, CancellationToken cancellation) => outbox.CancelAsync(which, cancellation);

    public Task<bool> SkipAsync(string workflow, string occasion, string recipient, string reason, CancellationToken cancellation) =>
        outbox.SkipAsync(workflow, occasion, recipient, reason, cancellation);

    private void Raise(int value)
    {
        for (var known = largest; value > known; known = largest)
        {
            if (Interlocked.CompareExchange(ref largest, value, known) == known)
                return;
        }
    }
}
