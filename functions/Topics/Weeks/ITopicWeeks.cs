namespace Automations.Topics.Weeks;

/// <summary>What has been published of the topics, a week at a time. A published week never changes, but its sample questions disappear when their time is over.</summary>
public interface ITopicWeeks
{
    /// <summary>The newest first, without gaps: a week in which nothing may be shown is there and empty. None before the first that was compiled.</summary>
    Task<IReadOnlyList<TopicWeek>> LatestAsync(int weeks, CancellationToken cancellation);

    /// <returns>Null when the week is not published (yet).</returns>
    Task<TopicWeek?> FindAsync(IsoWeek week, CancellationToken cancellation);

    /// <summary>One topic in the latest published weeks, the newest first.</summary>
    /// <param name="topicId">As in <see cref="WeekTopic.Id"/>; of an unknown one there is nothing in any week.</param>
    Task<IReadOnlyList<TopicInWeek>> HistoryAsync(string topicId, int weeks, CancellationToken cancellation);
}

/// <param name="Topic">Null when fewer than five people spoke of it.</param>
public sealed record TopicInWeek(IsoWeek Week, WeekTopic? Topic);
