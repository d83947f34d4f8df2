namespace Automations.Topics.Synonyms;

/// <summary>What means the programme's topics, as it is at this moment.</summary>
internal interface ISynonyms
{
    Task<SynonymVersion> CurrentAsync(CancellationToken cancellation);
}
