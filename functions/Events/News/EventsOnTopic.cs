using System.Runtime.CompilerServices;
using Automations.Events.Store;
using Automations.Programme;
using Automations.Programme.Topics;

namespace Automations.Events.News;

/// <summary>Coming events on a topic, and what is left to look at of those of the last half year.</summary>
internal sealed class EventsOnTopic(IEventStore events, ProgrammeSettings programme, TimeProvider clock) : ITopicHelp
{
    private const int DaysBack = 183;

    public async IAsyncEnumerable<TopicHelp> ForAsync(string topic, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var record in await events.ListAsync(now.AddDays(-DaysBack), cancellation))
        {
            if (!EventVisibility.IsListed(record) || !record.Details.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase))
                continue;
            if (record.State == EventState.Published && record.Details.Time.Start > now)
                yield return Coming(record);
            else if (record.Details is { Material: { } material } && record.State != EventState.Cancelled && record.Details.Time.End <= now)
                yield return Recording(record, material);
        }
    }

    private TopicHelp Coming(EventRecord record) =>
        new()
        {
            Kind = TopicHelpKind.Event,
            Key = $"event-{record.Id}",
            Titles = programme.Languages.ToDictionary(language => language, _ => record.Details.Title),
            Details = Formats(record),
            Page = $"/events/{record.Id}",
            Moment = record.Details.Time.Start,
            TimeZone = record.Details.Time.TimeZone,
        };

    private TopicHelp Recording(EventRecord record, Uri material) =>
        new()
        {
            Kind = TopicHelpKind.Material,
            Key = $"recording-{record.Id}",
            Titles = programme.Languages.ToDictionary(language => language, _ => record.Details.Title),
            Details = Formats(record),
            Page = material.AbsoluteUri,
            Moment = record.Details.Time.Start,
            TimeZone = record.Details.Time.TimeZone,
        };

    private Dictionary<string, string> Formats(EventRecord record) =>
        programme.Languages.ToDictionary(language => language, language => EventNames.Of(record.Details.Format, language));
}
