using Automations.Programme.Topics;

namespace Automations.Digests.Material;

/// <summary>What community managers have announced on a topic within a year.</summary>
internal sealed class MaterialOnTopic(MaterialTable material, TimeProvider clock) : ITopicHelp
{
    public IAsyncEnumerable<TopicHelp> ForAsync(string topic, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return material
            .BetweenAsync(now.AddYears(-1), now.AddTicks(1), cancellation)
            .Where(announcement => announcement.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase))
            .Select(HelpOf);
    }

    private static TopicHelp HelpOf(Announcement announcement) =>
        new()
        {
            Kind = TopicHelpKind.Material,
            Key = $"material-{announcement.Id}",
            Titles = announcement.Titles,
            Page = announcement.Link.AbsoluteUri,
            Moment = announcement.AnnouncedAt,
        };
}
