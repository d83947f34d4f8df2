namespace Automations.Topics.Gist;

/// <summary>One word of a text, or one part of a compound.</summary>
/// <param name="Written">As it stands there.</param>
/// <param name="IsEmpty">It is in every text, or tells how somebody feels and not about what.</param>
/// <param name="IsPart">Of a compound.</param>
/// <param name="Opens">A sentence: its first letter tells nothing.</param>
/// <param name="Follows">Nothing but a space is between it and the word before.</param>
internal readonly record struct GistWord(string Stem, string Written, string Language, bool IsEmpty, bool IsPart, bool Opens, bool Follows)
{
    private const int Shortest = 4;

    public bool IsCapital => char.IsUpper(Written[0]);

    /// <summary>"KI", "PC", "DSGVO".</summary>
    public bool IsAcronym => Written.Length > 1 && Written.All(char.IsUpper);

    /// <summary>It may be what a text is about.</summary>
    public bool Tells => !IsEmpty && char.IsLetter(Written[0]) && (Written.Length >= Shortest || IsAcronym);
}
