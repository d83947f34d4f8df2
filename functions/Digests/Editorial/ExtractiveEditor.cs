using Automations.Digests.Content;
using Automations.Messages.Templates;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Web;

namespace Automations.Digests.Editorial;

/// <summary>Says in a few plain sentences what an edition has, from the items themselves.</summary>
internal sealed class ExtractiveEditor(ProgrammeSettings programme) : IEditor
{
    private const int LongestSubject = 70;
    private static readonly IReadOnlyDictionary<string, string> NoHeadlines = new Dictionary<string, string>();

    public Task<EditorialDraft> DraftAsync(EditorialBrief brief, CancellationToken cancellation) =>
        Task.FromResult(new EditorialDraft(new(Subject(brief), Introduction(brief), WordsOrigin.Extracted), NoHeadlines));

    private string Subject(EditorialBrief brief)
    {
        var voice = new Voice(brief.Language, programme.AddressForm);
        var told = brief.Items.Where(item => item.Section != NewsSection.Figures).ToList();
        if (told.Count == 0)
            return voice.Say($"Neues von „{programme.Name}“", $"News from “{programme.Name}”");
        var title = Shortened(MarkdownEscape.OneLine(told[0].Texts[brief.Language].Title));
        return $"{programme.Name}: {title}{(told.Count == 1 ? "" : voice.Say(" und mehr", " and more"))}";
    }

    private string Introduction(EditorialBrief brief)
    {
        var voice = new Voice(brief.Language, programme.AddressForm);
        var counts = brief.Items.CountBy(item => item.Section).Where(pair => pair.Key is not (NewsSection.Figures or NewsSection.Yours)).OrderBy(pair => pair.Key).ToList();
        var sentences = new List<string>();
        if (counts.Count > 0)
            sentences.Add(EditorialWords.Overview(brief.Cadence, EditorialWords.Join([.. counts.Select(pair => EditorialWords.Count(pair.Key, pair.Value, voice))], voice), voice));
        if (brief.Items.FirstOrDefault(item => item is { Section: NewsSection.Events, Moment: not null }) is { } first)
        {
            var day = new LocalTimes(brief.Language, first.TimeZone ?? programme.DefaultOffice.TimeZone).Day(first.Moment!.Value.ToString("O"));
            sentences.Add(EditorialWords.Next(MarkdownEscape.Sparing(first.Texts[brief.Language].Title), day, voice));
        }

        sentences.Add(counts.Exists(pair => pair.Key == NewsSection.Champions) ? EditorialWords.Welcome(voice) : EditorialWords.Enjoy(isFirst: sentences.Count == 0, voice));
        return string.Join(' ', sentences);
    }

    private static string Shortened(string title)
    {
        if (title.Length <= LongestSubject)
            return title;
        var cut = title.LastIndexOf(' ', LongestSubject);
        return $"{title[..(cut > 0 ? cut : LongestSubject)]} …";
    }
}
