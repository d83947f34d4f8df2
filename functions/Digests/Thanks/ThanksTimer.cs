using Microsoft.Azure.Functions.Worker;

namespace Automations.Digests.Thanks;

/// <summary>Forgets thanks every day, whether the programme has digests or not.</summary>
internal sealed class ThanksTimer(ThanksTable thanks, TimeProvider time)
{
    /// <summary>No edition looks farther back.</summary>
    private static readonly TimeSpan OfUse = TimeSpan.FromDays(120);

    [Function(nameof(ForgetThanks))]
    public Task ForgetThanks([TimerTrigger("0 40 3 * * *")] TimerInfo timer, CancellationToken cancellation) =>
        thanks.ForgetBeforeAsync(time.GetUtcNow() - OfUse, cancellation);
}
