using System.Globalization;
using Automations.Runtime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Framework = DurableTask.Core;

namespace Automations.Runtime.Durable.Engine;

internal sealed partial class EngineClient
{
    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        return await engine.Store.FindAsync(instanceId, getInputsAndOutputs) is { } found ? Metadata(found.Instance, found.Payloads) : null;
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default) =>
        WaitAsync(instanceId, getInputsAndOutputs, forEnd: false, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default) =>
        WaitAsync(instanceId, getInputsAndOutputs, forEnd: true, cancellation);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        filter ??= new();
        return Pageable.Create(async (token, sizeHint, _) =>
        {
            var size = Math.Max(1, sizeHint ?? filter.PageSize);
            var rows = await engine.Store.QueryAsync(new(
                KeyOf(token ?? filter.ContinuationToken),
                size,
                filter.FetchInputsAndOutputs,
                filter.CreatedFrom,
                filter.CreatedTo,
                filter.Statuses?.ToArray(),
                filter.InstanceIdPrefix));
            return new Page<OrchestrationMetadata>([.. rows.Select(r => Metadata(r.Instance, r.Payloads))], TokenAfter(rows, size));
        });
    }

    public override async Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default)
    {
        var rows = await engine.Store.QueryAsync(new(KeyOf(lastInstanceKey), pageSize)
        {
            Statuses = runtimeStatus?.ToArray(),
            CompletedFrom = completedTimeFrom,
            CompletedTo = completedTimeTo,
        });
        return new([.. rows.Select(r => r.Instance.Id)], TokenAfter(rows, pageSize));
    }

    public override async Task<IList<Framework.History.HistoryEvent>> GetOrchestrationHistoryAsync(
        string instanceId,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        var (instance, _) = await engine.Store.FindAsync(instanceId, payloads: false) ?? throw Unknown(instanceId);
        return HistoryExport.Of(instance, await engine.Store.HistoryAsync(instance.Key));
    }

    private static ArgumentException Unknown(string instanceId) =>
        new($"There is no orchestration instance with id '{instanceId}'.", nameof(instanceId));

    private static long KeyOf(string? token) => token is null ? 0 : long.Parse(token, CultureInfo.InvariantCulture);

    private static string? TokenAfter(IReadOnlyList<(InstanceRecord Instance, Payloads? Payloads)> rows, int size) =>
        rows.Count < size ? null : rows[^1].Instance.Key.ToString(CultureInfo.InvariantCulture);

    private async Task<OrchestrationMetadata> WaitAsync(string instanceId, bool payloads, bool forEnd, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        using var waiting = engine.Waiters.Join(instanceId, forEnd);
        var found = await engine.Store.FindAsync(instanceId, payloads)
            ?? throw new InvalidOperationException($"There is no orchestration instance with id '{instanceId}'.");
        if (!HasArrived(found.Instance, forEnd))
        {
            found = await waiting.Task.WaitAsync(cancellation);
            found = payloads && found.Payloads is null ? await engine.Store.FindAsync(instanceId, payloads) ?? found : found;
        }

        return Metadata(found.Instance, payloads ? found.Payloads : null);
    }

    private static bool HasArrived(InstanceRecord instance, bool forEnd) =>
        forEnd ? instance.IsFinished : instance.Status != OrchestrationRuntimeStatus.Pending;

    private OrchestrationMetadata Metadata(InstanceRecord instance, Payloads? payloads) => new(instance.Name, instance.Id)
    {
        RuntimeStatus = instance.Status,
        CreatedAt = instance.CreatedAt,
        LastUpdatedAt = instance.UpdatedAt,
        Tags = instance.Tags ?? System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty,
        DataConverter = payloads is null ? null : Converter,
        SerializedInput = payloads?.Input,
        SerializedOutput = payloads?.Output,
        SerializedCustomStatus = payloads?.CustomStatus,
        FailureDetails = payloads?.Failure,
    };
}
