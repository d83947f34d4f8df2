using Automations.Programme.Desk;
using Automations.Programme.Workflows;
using Microsoft.DurableTask.Client;

namespace Automations.Managers.Desk;

/// <summary>Workflows that met a refusal: they go on when somebody has mended the cause and says <c>retry</c>.</summary>
internal sealed class WorkflowsOnDesk(WorkflowCatalogue catalogue) : IDeskSource
{
    private const int PageSize = 500;

    /// <summary>So many by name, the rest by number.</summary>
    private const int MostNamed = 10;

    public async Task<IReadOnlyList<DeskItem>> CollectAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        var running = new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running], PageSize: PageSize, FetchInputsAndOutputs: true);
        var stuck = await client.GetAllInstancesAsync(running).Select(Describe).Where(state => state is { Stuck: true }).ToListAsync(cancellation);
        return [.. stuck.Take(MostNamed).Select(state => ItemOf(state!)), .. More(stuck.Count - MostNamed)];
    }

    private WorkflowState? Describe(OrchestrationMetadata instance) => catalogue.OwnerOf(instance.InstanceId)?.Describe(instance);

    private static DeskItem ItemOf(WorkflowState state) =>
        new(DeskUrgency.Trouble, $"{state.InstanceId} kommt nicht weiter: {state.Note}", $"{state.InstanceId} is stuck: {state.Note}");

    private static IEnumerable<DeskItem> More(int more) =>
        more > 0 ? [new(DeskUrgency.Trouble, $"… und weitere Abläufe: {more}", $"… and more workflows: {more}")] : [];
}
