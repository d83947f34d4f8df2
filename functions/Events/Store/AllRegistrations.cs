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

    /// <summary>What those who come or wait want to know, by the alphabet: no order gives away who asked.</summary>
    public static async Task<IReadOnlyList<string>> QuestionsAsync(this IRegistrations registrations, string eventId, CancellationToken cancellation)
    {
        var questions = new List<string>();
        await foreach (var one in registrations.AllAsync(eventId, cancellation))
            if (one.Question is { } question)
                questions.Add(question);
        return [.. questions.Order(StringComparer.CurrentCultureIgnoreCase).ThenBy(question => question, StringComparer.Ordinal)];
    }
}
