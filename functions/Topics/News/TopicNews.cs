using System.Runtime.CompilerServices;
using Automations.Messages.Templates;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Programme.Topics;
using Automations.Topics.Pages;
using Automations.Topics.Picture;
using Automations.Topics.Weeks;
using Automations.Web;

namespace Automations.Topics.News;

/// <summary>
/// What was asked most in the weeks published since the last edition, and where there are answers: people, events, material. Questions
/// themselves are not told: an edition is kept longer than they may be shown.
/// </summary>
internal sealed class TopicNews(ITopicWeeks weeks, TopicShelf shelf, ProgrammeSettings programme) : INewsSource
{
    private const int MostTopics = 4;
    private const int MostNew = 2;
    private const int MostPeople = 3;

    /// <summary>Two months, more than an edition tells of.</summary>
    private const int WeeksBack = 9;

    public async IAsyncEnumerable<NewsItem> CollectAsync(NewsPeriod period, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var published = (await weeks.LatestAsync(WeeksBack, cancellation)).Where(week => period.Happened(week.PublishedAt)).ToList();
        if (Seismograph.Of(published) is not { } picture)
            yield break;
        var asked = published
            .SelectMany(week => week.Topics)
            .GroupBy(topic => topic.Id)
            .Select(topic => (topic.Key, topic.First().Name, Volume: topic.Sum(week => week.Volume), Row: picture.Rows.FirstOrDefault(row => row.Id == topic.Key)))
            .OrderByDescending(topic => topic.Row?.Motion == Motion.Rising)
            .ThenByDescending(topic => topic.Volume)
            .ThenBy(topic => topic.Key, StringComparer.Ordinal)
            .Take(MostTopics)
            .ToList();
        for (var rank = 0; rank < asked.Count; rank++)
            yield return await TellAsync(picture.Week, asked[rank].Key, asked[rank].Name, asked[rank].Volume, asked[rank].Row, weight: asked.Count - rank, cancellation);
        foreach (var phrase in picture.Moving(Motion.New).Take(MostNew))
            yield return Tell(picture.Week, phrase);
    }

    private async Task<NewsItem> TellAsync(IsoWeek week, string id, string name, int volume, SeismographRow? row, int weight, CancellationToken cancellation)
    {
        var help = new Dictionary<string, IReadOnlyList<TopicHelp>>();
        foreach (var language in programme.Languages)
            help[language] = await shelf.OnAsync(name, language, cancellation);
        return new()
        {
            Section = NewsSection.Asked,
            Key = $"asked-{week}-{id}",
            Page = $"/topics/{id}",
            Topics = [name],
            Weight = weight,
            Texts = programme.InEachLanguage<NewsText>(voice =>
            {
                var texts = new TopicTexts(voice);
                var comparison = row is { Motion: Motion.Rising } ? texts.Comparison(row) : null;
                return new($"{name}: {texts.Count(volume)}{(comparison is null ? "" : $", {comparison}")}", Answers(help[voice.Language], voice));
            }),
        };
    }

    private NewsItem Tell(IsoWeek week, SeismographRow phrase) =>
        new()
        {
            Section = NewsSection.Asked,
            Key = $"asked-{week}-new-{phrase.Name}",
            Page = "/topics",
            Texts = programme.InEachLanguage<NewsText>(voice => new(
                voice.Say($"Neu: {Headline.Quoted(phrase.Name, voice)}", $"New: {Headline.Quoted(phrase.Name, voice)}"),
                $"{new TopicTexts(voice).Count(phrase.Volume ?? 0)}{voice.Say(", bisher war davon kaum die Rede. Wer weiß etwas dazu?", "; hardly anybody spoke of it before. Who knows something about it?")}"
            )),
        };

    private string Answers(IReadOnlyList<TopicHelp> help, Voice voice)
    {
        var people = help.Where(one => one.Kind == TopicHelpKind.Person).Select(one => one.Titles[voice.Language]).ToList();
        var shown = people.Take(MostPeople).Select(MarkdownEscape.Sparing).ToList();
        if (people.Count > MostPeople)
            shown.Add(voice.Say($"{people.Count - MostPeople} weitere", $"{people.Count - MostPeople} more"));
        string?[] parts =
        [
            shown.Count == 0 ? null : $"{voice.Say("Wer sich auskennt", "Who knows about it")}: {TopicTexts.Lists(voice, shown)}.",
            help.FirstOrDefault(one => one.Kind == TopicHelpKind.Event) is { } next ? $"{voice.Say("Dazu steht an", "Coming up")}: {Title(next, voice)} ({DayOf(next, voice)})." : null,
            help.FirstOrDefault(one => one.Kind == TopicHelpKind.Material) is { } read ? $"{voice.Say("Zum Nachlesen", "To read")}: {Title(read, voice)}." : null,
        ];
        return string.Join(' ', parts.Where(part => part is not null));
    }

    private static string Title(TopicHelp help, Voice voice) =>
        help.Page is { } page && page.StartsWith("https://", StringComparison.Ordinal)
            ? $"[{MarkdownEscape.Sparing(help.Titles[voice.Language])}](<{page}>)"
            : MarkdownEscape.Sparing(help.Titles[voice.Language]);

    private string DayOf(TopicHelp help, Voice voice) =>
        new LocalTimes(voice.Language, help.TimeZone ?? programme.DefaultOffice.TimeZone).Day(help.Moment!.Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
}
