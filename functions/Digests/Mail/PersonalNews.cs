using Automations.Digests.Audience;
using Automations.Digests.Content;
using Automations.Digests.Editions;
using Automations.Programme.News;

namespace Automations.Digests.Mail;

/// <summary>Who gets which item that is not for everybody. The last edition asked for is kept.</summary>
internal sealed class PersonalNews(EditionBlobs blobs)
{
    private (string Edition, PersonalPlaces Places)? last;

    /// <summary>Only once the edition is published: until then what is personal may be collected anew.</summary>
    public async Task<PersonalPlaces> OfAsync(string edition, CancellationToken cancellation)
    {
        if (last is { } known && known.Edition == edition)
            return known.Places;
        var places = new PersonalPlaces(await blobs.GetAsync<List<NewsItem>>(edition, EditionBlobs.Personal, cancellation));
        last = (edition, places);
        return places;
    }
}

/// <summary>Places of items by person.</summary>
internal sealed class PersonalPlaces
{
    private const int MostOfThem = 6;

    private readonly IReadOnlyList<NewsItem> items;
    private readonly Dictionary<string, List<int>> byPerson = new(StringComparer.OrdinalIgnoreCase);

    public PersonalPlaces(IReadOnlyList<NewsItem> items)
    {
        this.items = items;
        for (var place = 0; place < items.Count; place++)
            foreach (var person in items[place].People)
                Of(person).Add(place);
    }

    public IReadOnlyList<int> For(DigestReader reader) =>
        byPerson.TryGetValue(reader.Person, out var places) ? [.. places.Where(place => NewsOrder.IsFor(reader, items[place])).Take(MostOfThem)] : [];

    private List<int> Of(string person)
    {
        if (!byPerson.TryGetValue(person, out var places))
            byPerson[person] = places = [];
        return places;
    }
}
