using Automations.Programme.Topics;
using Automations.Topics.Mapping;

namespace Automations.Topics.Gist;

/// <summary>Reads with the present synonyms of the programme's topics.</summary>
internal sealed class TopicGist(CatalogueShelf catalogue, GistReader reader) : ITextGist
{
    public async Task<TextGist> ReadAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var notes = await catalogue.CurrentAsync(cancellation);
        var themes = new Themes();
        var read = new List<IReadOnlyList<GistWord>>();
        for (var place = 0; place < texts.Count; place++)
        {
            read.Add(reader.Read(texts[place]));
            themes.Add(place, read[place], notes.Read(texts[place], language: null).Topics.Select(topic => notes.Topics[topic].Name));
        }

        return new(themes.Choose(), Quotes.Choose(texts, read, themes, reader.Read));
    }
}
