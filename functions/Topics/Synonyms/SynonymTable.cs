using Automations.Programme;
using Automations.Storage;

namespace Automations.Topics.Synonyms;

/// <summary>Every version of the synonyms, the newest first in the table, so that the one that counts is a single small read.</summary>
internal sealed class SynonymTable(Tables tables, ProgrammeSettings programme) : ISynonyms
{
    private const int LastVersion = 999_999;

    private readonly RecordTable<SynonymVersion> versions = new(tables, "topicsynonyms", programme.Id, ProgrammeJson.Options, version => KeyOf(version.Version));

    /// <summary>What the programme's file says.</summary>
    public SynonymVersion Original { get; } = new(0, null, null, programme.TopicSynonyms);

    public async Task<SynonymVersion> CurrentAsync(CancellationToken cancellation) =>
        await versions.FirstAsync(1, cancellation) is [var current] ? current : Original;

    /// <summary>The newest first; version 0 is not among them.</summary>
    public IAsyncEnumerable<SynonymVersion> AllAsync(CancellationToken cancellation) => versions.QueryAsync(filter: null, cancellation);

    /// <returns>False when there is such a version already: somebody else was first.</returns>
    public Task<bool> TryAddAsync(SynonymVersion version, CancellationToken cancellation) => versions.TryAddAsync(version, cancellation);

    private static string KeyOf(int version) => $"{LastVersion - version:000000}";
}
