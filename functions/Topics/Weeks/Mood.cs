namespace Automations.Topics.Weeks;

/// <summary>How the items of a topic sound, by a short list of German and English words; the rest sounds neither glad nor cross.</summary>
/// <param name="Glad">Part of the topic's items, whole percent; 0 when fewer than five people sound so.</param>
/// <param name="Cross">Likewise.</param>
public sealed record Mood(int Glad, int Cross);
