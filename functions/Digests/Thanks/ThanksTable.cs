using Automations.Programme;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Digests.Thanks;

/// <summary>Who thanked whom: one partition a programme, one row a thank-you. They are forgotten when no digest can tell them any more.</summary>
internal sealed class ThanksTable(Tables tables, ProgrammeSettings programme)
{
    private readonly RecordTable<ThankYou> records = new(
        tables,
        "thanks",
        programme.Id,
        ProgrammeJson.Options,
        thanks => thanks.Id,
        (row, thanks) => (row["At"], row["Sender"]) = (thanks.At, thanks.From)
    );

    /// <returns>False when the same was said already.</returns>
    public Task<bool> TryAddAsync(ThankYou thanks, CancellationToken cancellation) => records.TryAddAsync(thanks, cancellation);

    public Task<ThankYou?> FindAsync(string id, CancellationToken cancellation) => records.FindAsync(id, cancellation);

    /// <summary>Keeps neither the words nor a name.</summary>
    /// <returns>Null when there is no such thank-you.</returns>
    public Task<ThankYou?> RemoveAsync(string id, CancellationToken cancellation) =>
        records.ChangeAsync(id, thanks => thanks with { IsRemoved = true, Text = "", ToName = "", FromName = "" }, cancellation);

    /// <param name="since">Included.</param>
    /// <param name="until">Excluded.</param>
    public IAsyncEnumerable<ThankYou> BetweenAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation) =>
        records.QueryAsync(TableClient.CreateQueryFilter($"At ge {since} and At lt {until}"), cancellation);

    public async Task<int> CountFromAsync(string sender, DateTimeOffset since, CancellationToken cancellation) =>
        await records.QueryAsync(TableClient.CreateQueryFilter($"Sender eq {sender} and At ge {since}"), cancellation).CountAsync(cancellation);

    public async Task ForgetBeforeAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        await foreach (var thanks in records.QueryAsync(TableClient.CreateQueryFilter($"At lt {moment}"), cancellation))
            await records.DeleteAsync(thanks.Id, cancellation);
    }
}
