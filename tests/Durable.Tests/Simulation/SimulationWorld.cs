using Automations.Runtime.Durable.Storage;
using Automations.Runtime.Durable.Time;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Simulation;

/// <summary>
/// Some instances of random programs, their users, a clock and a disk, and one process after the other that works on them. One thread
/// does all of it, one small step at a time; the seed decides which, so that the same seed takes the same steps.
/// </summary>
internal sealed class SimulationWorld
{
    public static readonly DateTimeOffset Begin = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

    private readonly Random random;
    private readonly SimulatedClock clock = new(Begin);
    private readonly IDurableStore disk;
    private readonly Dictionary<(string, int), int> runs = [];
    private readonly List<Plan> plans;
    private readonly Invariants invariants;
    private readonly int wildSteps;
    private Life life;

    public SimulationWorld(int seed, IDurableStore disk)
    {
        this.disk = disk;
        random = new(seed);
        plans = [.. Enumerable.Range(1, random.Next(1, 8)).Select(i => new Plan($"i{i}", Script.Next(random), random))];
        wildSteps = random.Next(200, 2_000);
        invariants = new(disk, clock);
        life = NewLife(calm: false);
    }

    /// <summary>What was done, step by step.</summary>
    public List<string> Trace { get; } = [];

    public int Crashes { get; private set; }

    public void Run()
    {
        for (var step = 0; step < wildSteps; step++)
        {
            Step(calm: false);
        }

        Restart(calm: true);
        for (var step = 0; Step(calm: true); step++)
        {
            Require(step < 200_000, "it goes on and on");
        }

        CheckTheEnd();
    }

    /// <returns>False: there is nothing left to do.</returns>
    private bool Step(bool calm)
    {
        var actions = new List<(int Weight, Action Act)>();
        if (life.Scheduler.HasReady)
        {
            actions.Add((40, () => life.Scheduler.RunOne(random.Next)));
        }

        AddGates(actions, calm);
        if (life.Stopping is { IsCompleted: true })
        {
            actions.Add((20, () => Restart(calm: false)));
        }
        else if (life.Stopping is null && NextOrder() is { } order)
        {
            actions.Add((4, () => Say($"ask {order}", () => life.Ask(order))));
        }

        if (!calm || actions.Count == 0)
        {
            AddTime(actions, calm);
        }

        if (!calm)
        {
            AddEnds(actions);
        }
        else if (actions.Count == 0 && !invariants.EventsKeepTheirOrder && plans.Find(IsSuspended) is { } late)
        {
            // its suspension was lost in memory, and found again only after it had been resumed
            var again = new Order("resume", late.Id, c => c.ResumeInstanceAsync(late.Id));
            actions.Add((1, () => Say($"ask {again}", () => life.Ask(again))));
        }

        if (actions.Count == 0)
        {
            return false;
        }

        Choose(actions)();
        if (life.Failure is { } failure)
        {
            throw new InvariantException($"The engine has failed: {failure}");
        }

        return true;
    }

    private void AddGates(List<(int Weight, Action Act)> actions, bool calm)
    {
        if (life.Gates.Count == 0)
        {
            return;
        }

        var gate = life.Gates[random.Next(life.Gates.Count)];
        actions.Add(gate.IsPerformed
            ? (15, () => Say($"return {gate.Label}", () => Return(gate)))
            : (15, () => Say($"perform {gate.Label}", () => Perform(gate))));
        if (!calm && !gate.IsWrite && gate.Label.StartsWith("run", StringComparison.Ordinal) && random.Next(100) == 0)
        {
            actions.Add((10, () => Say($"lose {gate.Label}", () => life.Lose(gate))));
        }
    }

    private void AddTime(List<(int Weight, Action Act)> actions, bool calm)
    {
        if (clock.NextTimer is { } next)
        {
            actions.Add((1, () => Say($"clock {next:HH:mm:ss}", () => clock.MoveTo(next))));
        }

        if (!calm)
        {
            var time = clock.GetUtcNow().AddSeconds(random.Next(90));
            actions.Add((1, () => Say($"clock {time:HH:mm:ss}", () => clock.MoveTo(time))));
        }
    }

    private void AddEnds(List<(int Weight, Action Act)> actions)
    {
        if (random.Next(40) == 0)
        {
            actions.Add((5, () => Restart(calm: false)));
        }

        if (random.Next(40) == 0 && life.Stopping is null && life.Starting.IsCompleted)
        {
            actions.Add((5, () => Say("stop", life.Stop)));
        }
    }

    private Action Choose(List<(int Weight, Action Act)> actions)
    {
        var at = random.Next(actions.Sum(a => a.Weight));
        foreach (var (weight, act) in actions)
        {
            at -= weight;
            if (at < 0)
            {
                return act;
            }
        }

        throw new InvalidOperationException("No weight.");
    }

    private void Perform(Gate gate)
    {
        gate.Perform();
        if (gate.Order is { } order)
        {
            order.IsPerformed = true;
        }

        if (gate.IsWrite)
        {
            invariants.EventsKeepTheirOrder &= !life.IsLossy;
            invariants.Check();
        }
    }

    private void Return(Gate gate)
    {
        life.Gates.Remove(gate);
        gate.Return();
    }

    /// <summary>Dies, unless it has stopped already, and begins anew.</summary>
    private void Restart(bool calm) => Say(life.Stopping is { IsCompleted: true } ? "start" : "crash and start", () =>
    {
        Crashes += life.Stopping is { IsCompleted: true } ? 0 : 1;
        life.End();
        life = NewLife(calm);
    });

    private Life NewLife(bool calm) => new(disk, clock, random, faulty: !calm && random.Next(2) == 0, (instance, number) =>
        runs[(instance, number)] = runs.GetValueOrDefault((instance, number)) + 1);

    private Order? NextOrder()
    {
        var next = plans.Select(plan => plan.Next(Exists)).OfType<Order>().ToList();
        return next.Count == 0 ? null : next[random.Next(next.Count)];
    }

    private bool IsSuspended(Plan plan) =>
        Invariants.Now(disk.FindAsync(plan.Id, payloads: false)) is { Instance.Status: OrchestrationRuntimeStatus.Suspended };

    private bool Exists(string id) => Invariants.Now(disk.FindAsync(id, payloads: false)) is not null;

    private void Say(string what, Action act)
    {
        Trace.Add(what);
        act();
    }

    private void CheckTheEnd()
    {
        Require(life.IsIdle, "nothing can go on, and the engine says that it works");
        var (messages, activities) = Invariants.Now(disk.RecoverAsync());
        Require(messages.Count == 0, $"messages are left: {string.Join(", ", messages)}");
        Require(activities.Count == 0, $"activities are left: {string.Join(", ", activities)}");
        Require(Invariants.Now(disk.NextTimerAsync(DateTimeOffset.MinValue)) is null, "timers are left");
        foreach (var (instance, _) in Invariants.Now(disk.QueryAsync(new(0, int.MaxValue))))
        {
            Require(instance.IsFinished, $"'{instance.Id}' is {instance.Status} for ever, after {Last(instance)}");
        }

        foreach (var plan in plans)
        {
            var (instance, payloads) = Invariants.Now(disk.FindAsync(plan.Id, payloads: true))!.Value;
            var (status, output) = plan.IsTerminated && instance.Status == OrchestrationRuntimeStatus.Terminated
                ? (OrchestrationRuntimeStatus.Terminated, "\"stopped\"")
                : (OrchestrationRuntimeStatus.Completed, $"\"{plan.Script.Expected}\"");
            Require(
                instance.Status == status && payloads!.Output?.Replace("\\u003C", "<").Replace("\\u003E", ">") == output,
                $"'{plan.Id}' ended as {instance.Status} with {payloads!.Output}{payloads.Failure}; expected {output}");
        }
    }

    private string Last(InstanceRecord instance) => string.Join("\n", Invariants.Now(disk.HistoryAsync(instance.Key)).TakeLast(12));

    private void Require(bool holds, string broken)
    {
        if (!holds)
        {
            throw new InvariantException(broken);
        }
    }
}
