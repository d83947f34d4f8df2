using Automations.Programme;
using Automations.Programme.Reports;
using Automations.Topics.Weeks;
using Automations.Web;

namespace Automations.Topics.News;

/// <summary>How much was asked in the weeks that were published in the month, and what most of it was about.</summary>
internal sealed class TopicReport(ITopicWeeks weeks, ProgrammeSettings programme, TimeProvider time) : IReportSource
{
    private const int MostTopics = 3;

    public async Task<IReadOnlyList<ReportFigure>> CollectAsync(ReportMonth month, CancellationToken cancellation)
    {
        // a month may be reported long after it
        var weeksSince = (int)((time.GetUtcNow() - month.From).TotalDays / 7) + 1;
        var published = (await weeks.LatestAsync(weeksSince, cancellation)).Where(week => month.Has(week.PublishedAt)).ToList();
        var asked = published.Sum(week => week.Items);
        var topics = published
            .SelectMany(week => week.Topics)
            .GroupBy(topic => topic.Id)
            .Select(topic => (topic.Key, topic.First().Name, Volume: topic.Sum(week => week.Volume)))
            .OrderByDescending(topic => topic.Volume)
            .ThenBy(topic => topic.Key, StringComparer.Ordinal)
            .Take(MostTopics);
        return asked == 0
            ? []
            :
            [
                new(ReportSection.Topics, "questions", programme.InEachLanguage(voice => voice.Say("Fragen und Anmerkungen", "Questions and remarks")), asked, IsCharted: true),
                .. topics.Select(topic => new ReportFigure(
                    ReportSection.Topics,
                    $"questions-{topic.Key}",
                    programme.InEachLanguage(voice => voice.Say($"davon zu {topic.Name}", $"of these on {topic.Name}")),
                    topic.Volume
                )),
            ];
    }
}
