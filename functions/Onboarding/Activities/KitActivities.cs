using System.Text.Json;
using Automations.Programme;
using Automations.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Onboarding.Activities;

public sealed class KitActivities(IQueues queues)
{
    public const string OrderKit = nameof(OrderKit);

    /// <summary>Where whoever packs the kits picks up the orders.</summary>
    public const string Queue = "kit-orders";

    /// <summary>May write the same order twice; the order id tells.</summary>
    [Function(OrderKit)]
    public Task OrderKitAsync([ActivityTrigger] KitOrder order, CancellationToken cancellation) =>
        queues.SendAsync(Queue, JsonSerializer.Serialize(order, ProgrammeJson.Options), cancellation);
}
