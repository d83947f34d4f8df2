using Automations.Programme;
using Automations.Storage;

namespace Automations.Digests.Audience;

/// <summary>What people want of the digest: one partition a programme, a row for whoever said anything.</summary>
internal sealed class WishTable(Tables tables, ProgrammeSettings programme)
{
    private readonly RecordTable<DigestWishes> records = new(tables, "digestwishes", programme.Id, ProgrammeJson.Options, wishes => KeyOf(wishes.Person));

    public Task<DigestWishes?> FindAsync(string person, CancellationToken cancellation) => records.FindAsync(KeyOf(person), cancellation);

    /// <summary>Changes what the person wants as it stands by then, or what they have not said yet; the same again changes nothing.</summary>
    public async Task ChangeAsync(string person, Func<DigestWishes, DigestWishes> change, CancellationToken cancellation)
    {
        if (!await records.TryAddAsync(change(DigestWishes.None(person)), cancellation))
            await records.ChangeAsync(KeyOf(person), change, cancellation);
    }

    /// <returns>By object id.</returns>
    public async Task<IReadOnlyDictionary<string, DigestWishes>> AllAsync(CancellationToken cancellation)
    {
        var all = new Dictionary<string, DigestWishes>(StringComparer.OrdinalIgnoreCase);
        await foreach (var wishes in records.QueryAsync(filter: null, cancellation))
            all[wishes.Person] = wishes;
        return all;
    }

    private static string KeyOf(string person) => person.ToLowerInvariant();
}
