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
    /// <summary>Gmail cuts off after 102 KB; the layout and the links at the end need some of it.</summary>
    private const int MostBytes = 84_000;

    private readonly ConcurrentDictionary<(string Language, string Zone, bool IsPersonal, int Place), MessagePart> items = new();
    private readonly ConcurrentDictionary<(string Language, string Zone), ItemMarkdown> writers = new();
    private readonly ConcurrentDictionary<(string Language, NewsSection Section), MessagePart> headings = new();
    private readonly ConcurrentDictionary<(string Language, string Zone, string Places), MessagePart> lists = new();
    private readonly ConcurrentDictionary<string, MessagePart> introductions = new();

    public DigestContent Content => content;

    /// <summary>Heading, greeting, introduction, and the sections with what is in them, until the mail is full.</summary>
    /// <param name="yours">Places of items for this reader alone.</param>
    public EditionBody For(string language, string zone, string greeting, IReadOnlyList<int> places, IReadOnlyList<int> yours)
    {
        List<MessagePart> parts = [new(greeting), introductions.GetOrAdd(language, each => new(content.Words[each].Introduction.Trim() + "\n", isShared: true))];
        var room = MostBytes - parts.Sum(part => part.Weight);
        foreach (var (section, bodies) in Sections(language, zone, places, yours))
        {
            var (heading, before) = (Heading(language, section), parts[^1]);
            foreach (var body in bodies)
            {
                var isFirst = parts[^1] == before;
                room -= body.Weight + (isFirst ? heading.Weight : 0);
                if (room < 0)
                    return new(parts, IsCut: true);
                if (isFirst)
                    parts.Add(heading);
                parts.Add(body);
            }
        }

        return new(parts, IsCut: false);
    }

    private IEnumerable<(NewsSection Section, IEnumerable<MessagePart> Bodies)> Sections(string language, string zone, IReadOnlyList<int> places, IReadOnlyList<int> yours)
    {
        yield return (NewsSection.Yours, yours.Where(place => place < personal.Count).Select(place => Item(language, zone, isPersonal: true, place)));
        foreach (var section in places.Where(place => place < content.Items.Count).GroupBy(place => content.Items[place].News.Section))
            yield return (section.Key, ItemMarkdown.IsListed(section.Key) ? [List(language, zone, [.. section])] : section.Select(place => Item(language, zone, isPersonal: false, place)));
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

/// <param name="IsCut">There is more than fits into a mail.</param>
internal sealed record EditionBody(IReadOnlyList<MessagePart> Parts, bool IsCut);
