using Automations.Programme;
using Automations.Programme.Workflows;
using Automations.Topics.Store;
using Automations.Topics.Weeks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Topics.Compiling;

/// <summary>Begins to compile each week that is over and not published, and forgets the texts whose time is over.</summary>
internal sealed class TopicTimer(WeekShelf shelf, ITopicStore store, ProgrammeSettings programme, TimeProvider time)
{
    /// <summary>After a longer standstill the weeks before are not made up for.</summary>
    private const int MostWeeks = 26;

    [Function(nameof(CompileTopics))]
    public async Task CompileTopics([TimerTrigger("0 30 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var today = programme.Today(time);
        foreach (var week in await DueAsync(IsoWeek.Of(today).Plus(-1), cancellation))
            await StartAsync(week, client, cancellation);
        await store.ForgetBeforeAsync(IsoWeek.Of(today.AddDays(-programme.TopicRules.TextRetentionDays)).Plus(1), cancellation);
    }

    private async Task<IReadOnlyList<IsoWeek>> DueAsync(IsoWeek last, CancellationToken cancellation)
    {
        var published = (await shelf.LatestAsync(MostWeeks, cancellation)).Select(week => week.Week).ToHashSet();
        var weeks = Enumerable.Range(1 - MostWeeks, MostWeeks).Select(last.Plus);
        return published.Count == 0 ? [last] : [.. weeks.Where(week => week > published.Min() && !published.Contains(week))];
    }

    private async Task StartAsync(IsoWeek week, DurableTaskClient client, CancellationToken cancellation)
    {
        var id = TopicWeekWorkflow.InstanceIdOf(programme.Id, week);
        if (await client.StartOnceAsync(TopicWeekWorkflow.Name, id, new TopicWeekInput(week), cancellation) is { RuntimeStatus: OrchestrationRuntimeStatus.Failed })
            await client.RestartAsync(id, restartWithNewInstanceId: false, cancellation);
    }
}
