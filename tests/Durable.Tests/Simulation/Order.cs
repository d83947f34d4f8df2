using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Simulation;

/// <summary>Something that a user asks of the engine, exactly once: again after a crash only when it had not reached the disk.</summary>
internal sealed class Order(string kind, string target, Func<DurableTaskClient, Task> act)
{
    public string Kind => kind;

    public string Target => target;

    public bool IsUnderWay { get; set; }

    public bool IsPerformed { get; set; }

    public Task ActAsync(DurableTaskClient client) => act(client);

    public override string ToString() => $"{kind} {target}";
}

/// <summary>One root instance and all that will be asked of it, in order.</summary>
internal sealed class Plan
{
    private readonly List<Order> orders;

    public Plan(string id, Script script, Random random)
    {
        (Id, Script) = (id, script);
        var start = random.Next(4) == 0 ? SimulationWorld.Begin.AddMinutes(random.Next(1, 30)) : (DateTimeOffset?)null;
        var options = new StartOrchestrationOptions(id, start).WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        List<Order> raises = [.. script.Awaits(id).Select(e => new Order("raise", e.InstanceId, c => c.RaiseEventAsync(e.InstanceId, e.Name, e.Payload)))];
        if (random.Next(3) == 0)
        {
            var at = random.Next(raises.Count + 1);
            raises.Insert(at, new("suspend", id, c => c.SuspendInstanceAsync(id, "wait")));
            raises.Insert(random.Next(at + 1, raises.Count + 1), new("resume", id, c => c.ResumeInstanceAsync(id, "go on")));
        }

        if (random.Next(5) == 0)
        {
            IsTerminated = true;
            var how = new TerminateInstanceOptions { Output = "stopped", Recursive = random.Next(2) == 0 };
            raises.Insert(random.Next(raises.Count + 1), new("terminate", id, c => c.TerminateInstanceAsync(id, how)));
        }

        orders = [new("create", id, c => c.ScheduleNewOrchestrationInstanceAsync("Play", script, options)), .. raises];
    }

    public string Id { get; }

    public Script Script { get; }

    /// <summary>Somebody will terminate it; whether it ends by itself before is open.</summary>
    public bool IsTerminated { get; }

    /// <returns>What can be asked next; null when there is nothing, or nothing yet.</returns>
    public Order? Next(Func<string, bool> exists)
    {
        orders.RemoveAll(order => order is { IsPerformed: true, IsUnderWay: false });
        return orders.Find(order => order.Kind == "create" || exists(order.Target)) is { IsUnderWay: false } next ? next : null;
    }
}
