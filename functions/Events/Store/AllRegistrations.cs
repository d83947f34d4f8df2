using System.Runtime.CompilerServices;

namespace Automations.Events.Store;

public static class AllRegistrations
{
    private const int PageSize = 500;

    /// <summary>Every registration, read page by page.</summary>
    public static async IAsyncEnumerable<Registration> AllAsync(
        this IRegistrations registrations,
        string eventId,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        string? after = null;
        do
        {
            var page = await registrations.PageAsync(eventId, PageSize, after, cancellation);
            foreach (var registration in page.Registrations)
                yield return registration;
            after = page.Next;
        } while (after is not null);
    }
}
