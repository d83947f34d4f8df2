using Automations.Digests.Editions;
using Automations.Digests.Workflow;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Programme.Workflows;
using Microsoft.DurableTask.Client;

namespace Automations.Digests.Http;

/// <summary>Starts editions on demand, and passes on what editors decide.</summary>
internal sealed class DigestOrders(EditionTable editions, ProgrammeSettings programme, TimeProvider time)
{
    private static readonly TimeOnly UsualTime = new(9, 0);

    public string InstanceIdOf(string edition) => EditionIds.InstanceIdOf(programme.Id, edition);

    public async Task<PlacedDigest> PlaceAsync(DigestOrder order, DurableTaskClient client, CancellationToken cancellation)
    {
        var (input, problems) = InputOf(order);
        if (input is null)
            return new(null, IsNew: false, problems);
        var known = await client.StartOnceAsync(DigestWorkflow.Name, InstanceIdOf(input.Edition), input, cancellation);
        return new(input.Edition, IsNew: known is null, []);
    }

    /// <returns>Why it cannot be done now; null when it is on its way.</returns>
    public async Task<string?> SteerAsync(string id, DigestSteering order, DurableTaskClient client, CancellationToken cancellation)
    {
        if (WrongIn(order) is { } wrong)
            return wrong;
        if (await client.GetInstanceAsync(InstanceIdOf(id), getInputsAndOutputs: true, cancellation) is not { IsCompleted: false } instance)
            return "It has ended already.";
        var edition = await editions.FindAsync(id, cancellation);
        if (order.Action is DigestAction.Approve or DigestAction.Postpone or DigestAction.Skip && edition?.State != EditionState.InReview)
            return $"It is {edition?.State ?? EditionState.Collecting}; only one in review can be decided on.";
        await client.RaiseEventAsync(instance.InstanceId, DigestSteering.Event, order, cancellation);
        return null;
    }

    /// <summary>The next working day: nobody sends a digest on the day on which it is ordered without meaning to.</summary>
    public DateOnly NextWorkingDay()
    {
        var calendar = EditionSchedule.CalendarOf(programme);
        return Enumerable.Range(1, 30).Select(calendar.DayOf(time.GetUtcNow()).AddDays).First(calendar.IsWorkingDay);
    }

    private string? WrongIn(DigestSteering order)
    {
        if (order.Action != DigestAction.Postpone)
            return null;
        var today = EditionSchedule.CalendarOf(programme).DayOf(time.GetUtcNow());
        return order.SendOn is { } day && day > today && day <= today.AddDays(60) ? null : "The new day must be one of the next 60 days, from tomorrow on.";
    }

    private (DigestInput? Input, IReadOnlyList<JsonProblem> Problems) InputOf(DigestOrder order)
    {
        var now = time.GetUtcNow();
        var calendar = EditionSchedule.CalendarOf(programme);
        var (today, sendOn) = (calendar.DayOf(now), order.SendOn ?? NextWorkingDay());
        var problems = new List<JsonProblem>();
        if (sendOn < today || sendOn > today.AddDays(60))
            problems.Add(new("sendOn", "must be today or one of the next 60 days."));
        if (order.Since >= now || order.Since < now.AddDays(-92))
            problems.Add(new("since", "must be a moment of the last 92 days."));
        if (problems.Count > 0)
            return (null, problems);

        var sendAt = order.SendAt ?? (order.Cadence == NewsCadence.Monthly ? programme.Digests.Monthly?.At : programme.Digests.Weekly?.At) ?? UsualTime;
        var plan = EditionPlan.For(order.Cadence, sendOn, sendAt, previewWorkingDays: 1, calendar);
        var deadline = plan.Deadline > now ? plan.Deadline : calendar.At(plan.SendOn, calendar.Hours.End);
        var input = DigestInput.Of(plan with { Edition = order.Edition ?? $"{today:yyyy-MM-dd}-extra", Collects = now, Deadline = deadline }, programme);
        return (input with { IsExtra = true, Since = order.Since }, []);
    }
}

/// <param name="Edition">Null when there are <paramref name="Problems"/>.</param>
internal sealed record PlacedDigest(string? Edition, bool IsNew, IReadOnlyList<JsonProblem> Problems);
