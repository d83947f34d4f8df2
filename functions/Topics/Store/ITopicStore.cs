using Automations.Topics.Weeks;

namespace Automations.Topics.Store;

/// <summary>Items by week, and the week's tally in parts. Whatever happens in between, each item is either pending or in exactly one part.</summary>
internal interface ITopicStore
{
    /// <summary>Most that <see cref="FoldAsync"/> takes at once.</summary>
    int MostAtOnce { get; }

    /// <returns>False when the item is there already; it then stays as it is.</returns>
    Task<bool> AddAsync(TopicItem item, CancellationToken cancellation);

    /// <returns>At most <see cref="MostAtOnce"/>.</returns>
    Task<IReadOnlyList<PendingItem>> PendingAsync(IsoWeek week, CancellationToken cancellation);

    /// <summary>Puts a part in the place of the pending items it was made from, both or neither.</summary>
    /// <returns>False when somebody else has taken one of them meanwhile.</returns>
    Task<bool> FoldAsync(IsoWeek week, IReadOnlyList<PendingItem> pending, byte[] part, CancellationToken cancellation);

    IAsyncEnumerable<byte[]> PartsAsync(IsoWeek week, CancellationToken cancellation);

    /// <summary>Those that may be shown as samples, in no order that tells anything.</summary>
    IAsyncEnumerable<TopicItem> QuotableAsync(IsoWeek week, CancellationToken cancellation);

    /// <summary>Deletes all that is kept of the weeks before this one: texts, readings, pseudonyms, parts. Repeating it is a no-op.</summary>
    Task ForgetBeforeAsync(IsoWeek week, CancellationToken cancellation);
}
