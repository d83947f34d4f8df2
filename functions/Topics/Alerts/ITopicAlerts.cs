using Automations.Topics.Weeks;

namespace Automations.Topics.Alerts;

/// <summary>Tells the community managers what has erupted.</summary>
public interface ITopicAlerts
{
    /// <summary>Called once for each week in which something erupted; after a failure again with the same values, so the same week must not be told twice.</summary>
    /// <param name="eruptions">At least one, the strongest first.</param>
    Task RaiseAsync(TopicWeek week, IReadOnlyList<Eruption> eruptions, CancellationToken cancellation);
}

/// <summary>A topic that rose to at least the double, or a new one that many people speak of.</summary>
/// <param name="TopicId">Null for an emerging topic.</param>
/// <param name="Name">The topic's name, or the phrase.</param>
/// <param name="Change">As in <see cref="TopicTrend.Change"/>; null for an emerging topic.</param>
public sealed record Eruption(string? TopicId, string Name, int Volume, int AtLeastPeople, double? Change);
