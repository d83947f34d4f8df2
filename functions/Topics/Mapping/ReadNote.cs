namespace Automations.Topics.Mapping;

/// <summary>What was found in a text.</summary>
/// <param name="Topics">Indexes in the catalogue, ascending.</param>
/// <param name="Phrases">Words and pairs of words, lower-case, that mean none of the topics.</param>
/// <param name="Feeling">-1, 0 or 1.</param>
internal sealed record ReadNote(string Language, IReadOnlyList<int> Topics, IReadOnlyList<string> Phrases, int Feeling);
