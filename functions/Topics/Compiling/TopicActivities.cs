using Automations.Delivery.Lanes;
using Automations.Topics.Alerts;
using Automations.Topics.Weeks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Topics.Compiling;

internal sealed class TopicActivities(Folding folding, WeekCompiler compiler, WeekShelf shelf, IEnumerable<ITopicAlerts> alerts, LaneBell bell)
{
    public const string Fold = "FoldTopics";
    public const string Publish = "PublishTopicWeek";
    public const string Raise = "RaiseTopicAlerts";

    /// <summary>Small enough to be done well within a minute.</summary>
    private const int ItemsAtOnce = 5_000;

    /// <returns>Whether something is left to fold.</returns>
    [Function(Fold)]
    public Task<bool> FoldAsync([ActivityTrigger] TopicWeekInput input, CancellationToken cancellation) => folding.FoldAsync(input.Week, ItemsAtOnce, cancellation);

    /// <returns>How much has erupted in the week as it is published.</returns>
    [Function(Publish)]
    public async Task<int> PublishAsync([ActivityTrigger] TopicWeekInput input, CancellationToken cancellation)
    {
        if (await shelf.FindAsync(input.Week, cancellation) is null)
            await shelf.PublishAsync(await compiler.CompileAsync(input.Week, cancellation), cancellation);
        return Eruptions.In(await PublishedAsync(input.Week, cancellation)).Count;
    }

    [Function(Raise)]
    public async Task RaiseAsync([ActivityTrigger] TopicWeekInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var week = await PublishedAsync(input.Week, cancellation);
        foreach (var alert in alerts)
            await alert.RaiseAsync(week, Eruptions.In(week), cancellation);
        await bell.RingAllAsync(client, cancellation);
    }

    private async Task<TopicWeek> PublishedAsync(IsoWeek week, CancellationToken cancellation) =>
        await shelf.FindAsync(week, cancellation) ?? throw new InvalidOperationException($"The topics of {week} are not published.");
}
