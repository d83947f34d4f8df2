using Automations.Programme;
using Automations.Storage;
using Automations.Topics.Store;

namespace Automations.Topics.Weeks;

/// <summary>The published weeks, the newest first in their table; samples lie with the items of their week and are forgotten with them.</summary>
internal sealed class WeekShelf(Tables tables, ProgrammeSettings programme) : ITopicWeeks
{
    private const int LastYear = 9999;
    private const int LastNumber = 99;

    private readonly RecordTable<TopicWeek> weeks = new(tables, "topicweeks", programme.Id, ProgrammeJson.Options, week => KeyOf(week.Week));

    public async Task<IReadOnlyList<TopicWeek>> LatestAsync(int weeks, CancellationToken cancellation) =>
        await Task.WhenAll((await this.weeks.FirstAsync(weeks, cancellation)).Select(week => WithSamplesAsync(week, cancellation)));

    public async Task<TopicWeek?> FindAsync(IsoWeek week, CancellationToken cancellation) =>
        await weeks.FindAsync(KeyOf(week), cancellation) is { } found ? await WithSamplesAsync(found, cancellation) : null;

    public async Task<IReadOnlyList<TopicInWeek>> HistoryAsync(string topicId, int weeks, CancellationToken cancellation) =>
        [.. (await LatestAsync(weeks, cancellation)).Select(week => new TopicInWeek(week.Week, week.Topics.FirstOrDefault(topic => topic.Id == topicId)))];

    /// <summary>Only the first to publish a week does; what it says then stays.</summary>
    public async Task PublishAsync(TopicWeek week, CancellationToken cancellation)
    {
        if (await weeks.FindAsync(KeyOf(week.Week), cancellation) is not null)
            return;
        await SamplesOf(week.Week).SaveAsync(WeekSamples.Of(week), cancellation);
        await weeks.TryAddAsync(WeekSamples.Without(week), cancellation);
    }

    private async Task<TopicWeek> WithSamplesAsync(TopicWeek week, CancellationToken cancellation) =>
        await SamplesOf(week.Week).FindAsync(WeekSamples.Key, cancellation) is { } samples ? samples.In(week) : week;

    private RecordTable<WeekSamples> SamplesOf(IsoWeek week) =>
        new(tables, TopicTable.Table, WeekPartition.Of(programme.Id, week), ProgrammeJson.Options, _ => WeekSamples.Key);

    private static string KeyOf(IsoWeek week) => $"{LastYear - week.Year:0000}-{LastNumber - week.Number:00}";
}
