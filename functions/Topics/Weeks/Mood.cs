namespace Automations.Topics.Weeks;

/// <summary>How the items of a topic sound, by a short list of German and English words; the rest sounds neither glad nor cross.</summary>
/// <param name="Glad">Part of the items, whole percent.</param>
/// <param name="Cross">Part of the items, whole percent.</param>
public sealed record Mood(int Glad, int Cross);
