using System.Collections.Concurrent;
using Automations.Digests.Content;
using Automations.Messages;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Web;

namespace Automations.Digests.Mail;

/// <summary>An edition's texts as parts of mails, each made once for all who read it in one language and time zone.</summary>
internal sealed class EditionParts(DigestContent content, IReadOnlyList<NewsItem> personal, ProgrammeSettings programme, AppOptions app)
{
    private readonly ConcurrentDictionary<(string Language, string Zone, bool IsPersonal, int Place), MessagePart> items = new();
    private readonly ConcurrentDictionary<(string Language, string Zone), ItemMarkdown> writers = new();
    private readonly ConcurrentDictionary<(string Language, NewsSection Section), MessagePart> headings = new();
    private readonly ConcurrentDictionary<(string Language, string Zone, string Places), MessagePart> lists = new();
    private readonly ConcurrentDictionary<string, MessagePart> introductions = new();

    public DigestContent Content => content;

    /// <summary>Heading, greeting, introduction, and the sections with what is in them.</summary>
    /// <param name="yours">Places of items for this reader alone.</param>
    public IEnumerable<MessagePart> For(string language, string zone, string greeting, IReadOnlyList<int> places, IReadOnlyList<int> yours)
    {
        yield return new(greeting);
        yield return introductions.GetOrAdd(language, each => new(content.Words[each].Introduction.Trim() + "\n", isShared: true));
        if (yours.Count > 0)
            yield return Heading(language, NewsSection.Yours);
        foreach (var place in yours.Where(place => place < personal.Count))
            yield return Item(language, zone, isPersonal: true, place);
        foreach (var section in places.Where(place => place < content.Items.Count).GroupBy(place => content.Items[place].News.Section))
        {
            yield return Heading(language, section.Key);
            if (ItemMarkdown.IsListed(section.Key))
                yield return List(language, zone, [.. section]);
            else
                foreach (var place in section)
                    yield return Item(language, zone, isPersonal: false, place);
        }
    }

    /// <summary>One list, since mail programs and screen readers tell where one begins and how long it is.</summary>
    private MessagePart List(string language, string zone, int[] places) =>
        lists.GetOrAdd(
            (language, zone, string.Join(',', places)),
            key => new(string.Concat(places.Select(place => WriterOf(key.Language, key.Zone).Of(content.Items[place].News))), isShared: true)
        );

    private MessagePart Heading(string language, NewsSection section) =>
        headings.GetOrAdd((language, section), key => new($"## {SectionNames.Of(key.Section, new Voice(key.Language, programme.AddressForm))}\n", isShared: true));

    private MessagePart Item(string language, string zone, bool isPersonal, int place) =>
        items.GetOrAdd(
            (language, zone, isPersonal, place),
            key => new(WriterOf(key.Language, key.Zone).Of(key.IsPersonal ? personal[key.Place] : content.Items[key.Place].News), isShared: true)
        );

    private ItemMarkdown WriterOf(string language, string zone) => writers.GetOrAdd((language, zone), key => new(key.Language, key.Zone, app));
}
