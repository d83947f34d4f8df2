namespace Automations.Topics.Tallies;

/// <summary>What counts of one item.</summary>
/// <param name="Language">Two letters; empty where only topics were named.</param>
/// <param name="Topics">Ids.</param>
/// <param name="Phrases">Words and pairs of words that mean none of the topics, each once.</param>
/// <param name="Feeling">-1, 0 or 1.</param>
internal sealed record NoteReading(Speaker Speaker, string Language, IReadOnlyList<string> Topics, IReadOnlyList<string> Phrases, int Feeling);
