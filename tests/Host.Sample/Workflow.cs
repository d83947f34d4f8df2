using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Host.Sample;

public sealed class Workflow(Journal journal)
{
    /// <summary>Waits a day at a time, notes each; then waits for an event.</summary>
    [Function(nameof(Patience))]
    public static async Task<string> Patience([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var days = context.GetInput<int>();
        for (var day = 1; day <= days; day++)
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddDays(1), CancellationToken.None);
            context.SetCustomStatus(await context.CallActivityAsync<string>(nameof(Note), new Parcel(context.InstanceId, day)));
        }

        return await context.WaitForExternalEvent<string>("Go");
    }

    [Function(nameof(Note))]
    public async Task<string> Note(
        [ActivityTrigger] Parcel parcel, [DurableClient] DurableTaskClient client, string instanceId, CancellationToken cancellation)
    {
        var instance = await client.GetInstanceAsync(instanceId, cancellation);
        journal.Write($"day {parcel.Weight} of {parcel.Name}");
        return $"{instance?.Name} day {parcel.Weight}";
    }
}
