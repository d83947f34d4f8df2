using Automations.Programme;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Delivery.Lanes;

/// <summary>
/// The lanes of the programme's settings, and over them what community managers have changed since: one partition a programme, one row
/// a lane. Managers and the lane itself write different properties of it.
/// </summary>
public sealed class LaneRoster(Tables tables, ProgrammeSettings programme) : ILanes
{
    private const string Table = "lanes";
    private const string RestsUntil = nameof(Lane.RestsUntil);
    private const string Why = nameof(Lane.Why);
    private const string Sent = nameof(Sent);
    private const string InboxUntil = nameof(InboxUntil);

    /// <summary>Real time: what managers change elsewhere counts after a second at the latest.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private Known? known;

    public async ValueTask<IReadOnlyList<Lane>> AllAsync(CancellationToken cancellation)
    {
        if (known is { } last && TimeProvider.System.GetElapsedTime(last.ReadAt) < Fresh)
            return last.Lanes;
        var rows = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        var table = await tables.OpenAsync(Table, cancellation);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme.Id}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            rows.Add(row.RowKey, row);

        var lanes = programme.Lanes.Select(lane => Read(lane, rows.GetValueOrDefault(lane.Id))).ToList();
        var added = rows.Values.Where(row => row.ContainsKey(nameof(SenderLane.Mailbox)) && lanes.TrueForAll(lane => lane.Id != row.RowKey));
        lanes.AddRange(added.OrderBy(row => row.RowKey, StringComparer.Ordinal).Select(row => Read(new SenderLane { Id = row.RowKey, Mailbox = "" }, row)));
        known = new(lanes, TimeProvider.System.GetTimestamp());
        return lanes;
    }

    /// <summary>Adds a lane, or changes one.</summary>
    public Task PutAsync(SenderLane lane, LaneStanding standing, CancellationToken cancellation) =>
        MergeAsync(
            new TableEntity(programme.Id, lane.Id)
            {
                [nameof(SenderLane.Mailbox)] = lane.Mailbox,
                [nameof(SenderLane.MessagesPerMinute)] = lane.MessagesPerMinute,
                [nameof(SenderLane.RecipientsPerDay)] = lane.RecipientsPerDay,
                [nameof(SenderLane.ConcurrentRequests)] = lane.ConcurrentRequests,
                [nameof(Lane.Standing)] = standing.ToString(),
                // a change by hand ends whatever kept it from sending
                [RestsUntil] = DateTimeOffset.UnixEpoch,
            },
            cancellation
        );

    /// <summary>The lane gives its messages to others until then.</summary>
    public Task RestAsync(string lane, DateTimeOffset until, string why, CancellationToken cancellation) =>
        MergeAsync(new TableEntity(programme.Id, lane) { [RestsUntil] = until, [Why] = why }, cancellation);

    /// <summary>Keeps what the lane has sent, for one that is started anew.</summary>
    public async Task KeepAsync(string lane, LaneRecord sent, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        await table.UpsertEntityAsync(new TableEntity(programme.Id, lane) { [Sent] = sent.Write() }, TableUpdateMode.Merge, cancellation);
    }

    /// <returns>Null when the lane has never sent anything.</returns>
    public async Task<LaneRecord?> KeptAsync(string lane, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme.Id, lane, cancellationToken: cancellation);
        return row.HasValue && row.Value!.GetString(Sent) is { } text ? LaneRecord.Read(text) : null;
    }

    /// <returns>Up to when the mailbox's inbox was read; null when never.</returns>
    public async Task<DateTimeOffset?> ReadInboxUntilAsync(string lane, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme.Id, lane, [InboxUntil], cancellation);
        return row.HasValue ? row.Value!.GetDateTimeOffset(InboxUntil) : null;
    }

    public async Task KeepInboxUntilAsync(string lane, DateTimeOffset until, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        await table.UpsertEntityAsync(new TableEntity(programme.Id, lane) { [InboxUntil] = until }, TableUpdateMode.Merge, cancellation);
    }

    private async Task MergeAsync(TableEntity row, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        await table.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellation);
        known = null;
    }

    private static Lane Read(SenderLane settings, TableEntity? row) =>
        row is null
            ? new Lane(settings, LaneStanding.Active)
            : new Lane(
                new SenderLane
                {
                    Id = settings.Id,
                    Mailbox = row.GetString(nameof(SenderLane.Mailbox)) ?? settings.Mailbox,
                    MessagesPerMinute = row.GetInt32(nameof(SenderLane.MessagesPerMinute)) ?? settings.MessagesPerMinute,
                    RecipientsPerDay = row.GetInt32(nameof(SenderLane.RecipientsPerDay)) ?? settings.RecipientsPerDay,
                    ConcurrentRequests = row.GetInt32(nameof(SenderLane.ConcurrentRequests)) ?? settings.ConcurrentRequests,
                },
                Enum.TryParse<LaneStanding>(row.GetString(nameof(Lane.Standing)), out var standing) ? standing : LaneStanding.Active,
                row.GetDateTimeOffset(RestsUntil),
                row.GetString(Why)
            );

    private sealed record Known(IReadOnlyList<Lane> Lanes, long ReadAt);
}
