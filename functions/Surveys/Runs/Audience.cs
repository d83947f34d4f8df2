using Automations.People;

namespace Automations.Surveys.Runs;

/// <summary>
/// Who is asked, in pages of <see cref="PageSize"/>: first the ids as they were ordered, then the people as the directory knew them when
/// the run opened. Gone once the run has closed.
/// </summary>
internal sealed class Audience(SurveyBlobs blobs)
{
    public const int PageSize = 100;

    private const string Folder = "audience/";

    /// <summary>Keeps what an order says; the first word counts.</summary>
    public Task NoteAsync(string run, IReadOnlyList<string> people, CancellationToken cancellation) =>
        blobs.TryAddAsync(run, Folder + "ordered", people, cancellation);

    public Task<IReadOnlyList<string>> OrderedAsync(string run, CancellationToken cancellation) => ReadAsync<string>(run, "ordered", cancellation);

    /// <returns>How many pages.</returns>
    public async Task<int> WriteIdsAsync(string run, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var pages = 0;
        foreach (var page in ids.Chunk(PageSize))
            await blobs.WriteAsync(run, $"{Folder}ids/{pages++}", page, cancellation);
        return pages;
    }

    public Task<IReadOnlyList<string>> IdsAsync(string run, int page, CancellationToken cancellation) => ReadAsync<string>(run, $"ids/{page}", cancellation);

    public Task WriteFoundAsync(string run, int page, IReadOnlyList<Person> people, CancellationToken cancellation) =>
        blobs.WriteAsync(run, $"{Folder}found/{page}", people, cancellation);

    public Task<IReadOnlyList<Person>> FoundAsync(string run, int page, CancellationToken cancellation) => ReadAsync<Person>(run, $"found/{page}", cancellation);

    /// <returns>How many pages.</returns>
    public async Task<int> WriteAsync(string run, IEnumerable<Person> people, CancellationToken cancellation)
    {
        var pages = 0;
        foreach (var page in people.Chunk(PageSize))
            await blobs.WriteAsync(run, $"{Folder}people/{pages++}", page, cancellation);
        return pages;
    }

    /// <returns>Empty past the last page, and when the run has closed.</returns>
    public Task<IReadOnlyList<Person>> PageAsync(string run, int page, CancellationToken cancellation) => ReadAsync<Person>(run, $"people/{page}", cancellation);

    /// <param name="place">Of the person among all who are asked, from 0.</param>
    public async Task<Person?> AtAsync(string run, int place, CancellationToken cancellation) =>
        (await PageAsync(run, place / PageSize, cancellation)).ElementAtOrDefault(place % PageSize);

    public Task ForgetAsync(string run, CancellationToken cancellation) => blobs.DeleteAsync(run, Folder, cancellation);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string run, string name, CancellationToken cancellation) =>
        (await blobs.ReadAsync<List<T>>(run, Folder + name, cancellation))?.Content ?? [];
}
