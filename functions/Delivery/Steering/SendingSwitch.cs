using Automations.Programme;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Delivery.Steering;

/// <summary>
/// Stops all sending: asked right before a message leaves. What another instance of the app switches counts after half a second at
/// the latest.
/// </summary>
public sealed class SendingSwitch(Tables tables, ProgrammeSettings programme, TimeProvider time)
{
    private const string Table = "delivery";
    private const string Row = "switch";
    private const string Stopped = nameof(Stopped);
    private const string By = nameof(By);
    private const string Reason = nameof(Reason);
    private const string At = nameof(At);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(0.5);

    private Known? known;

    public async ValueTask<bool> IsStoppedAsync(CancellationToken cancellation)
    {
        if (known is { } last && TimeProvider.System.GetElapsedTime(last.ReadAt) < Fresh)
            return last.IsStopped;
        var isStopped = await ReadAsync(cancellation) is not null;
        known = new(isStopped, TimeProvider.System.GetTimestamp());
        return isStopped;
    }

    /// <returns>Null while messages may leave.</returns>
    public async Task<SendingStop?> ReadAsync(CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme.Id, Row, cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } found } && found.GetBoolean(Stopped) == true
            ? new SendingStop(found.GetString(By) ?? "", found.GetString(Reason), found.GetDateTimeOffset(At)!.Value)
            : null;
    }

    public async Task SetAsync(bool stopped, string by, string? reason, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = new TableEntity(programme.Id, Row) { [Stopped] = stopped, [By] = by, [Reason] = reason, [At] = time.GetUtcNow() };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        known = new(stopped, TimeProvider.System.GetTimestamp());
    }

    private sealed record Known(bool IsStopped, long ReadAt);
}

/// <param name="By">Name of the community manager.</param>
public sealed record SendingStop(string By, string? Reason, DateTimeOffset At);

/// <summary>Sending was stopped before the message left.</summary>
public sealed class SendingStoppedException() : Exception("Sending was stopped before the message left.");
