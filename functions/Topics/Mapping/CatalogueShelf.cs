using System.Collections.Concurrent;
using Automations.Programme;
using Automations.Topics.Synonyms;

namespace Automations.Topics.Mapping;

/// <summary>The catalogue of the synonyms as they are now; made anew when somebody has changed them.</summary>
internal sealed class CatalogueShelf(ISynonyms synonyms, ProgrammeSettings programme)
{
    private readonly Lock making = new();
    private Readers? last;

    public async ValueTask<Readers> CurrentAsync(CancellationToken cancellation)
    {
        var now = await synonyms.CurrentAsync(cancellation);
        if (last is { } known && known.Version == now.Version)
            return known;
        lock (making)
        {
            if (last is null || last.Version < now.Version)
                last = new(now.Version, new([.. programme.Topics.Select(name => Topic.Of(name, now.Of(name)))]));
            return last;
        }
    }
}

/// <summary>Reads with one catalogue from many threads. Not disposed of: somebody may still be reading when it is replaced.</summary>
internal sealed class Readers(int version, Catalogue catalogue)
{
    private readonly ConcurrentBag<NoteReader> free = [];

    public int Version { get; } = version;

    public IReadOnlyList<Topic> Topics => catalogue.Topics;

    public ReadNote Read(string text, string? language)
    {
        var reader = free.TryTake(out var one) ? one : new(catalogue);
        try
        {
            return reader.Read(text, language);
        }
        finally
        {
            free.Add(reader);
        }
    }
}
