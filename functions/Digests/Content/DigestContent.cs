using System.Text.Json.Serialization;
using Automations.Programme.News;

namespace Automations.Digests.Content;

/// <summary>What an edition says to everybody, in all its languages.</summary>
public sealed record DigestContent
{
    public required string Edition { get; init; }

    public required NewsCadence Cadence { get; init; }

    /// <summary>By language.</summary>
    public required IReadOnlyDictionary<string, DigestWords> Words { get; init; }

    /// <summary>Without those for single persons, in the order of sections.</summary>
    public required IReadOnlyList<DigestItem> Items { get; init; }
}

/// <param name="Introduction">Markdown.</param>
public sealed record DigestWords(string Subject, string Introduction, WordsOrigin Origin);

/// <param name="IsDropped">An editor left it out.</param>
public sealed record DigestItem(NewsItem News, bool IsDropped = false);

[JsonConverter(typeof(JsonStringEnumConverter<WordsOrigin>))]
public enum WordsOrigin
{
    /// <summary>Put together from the items by rule.</summary>
    Extracted,

    /// <summary>A language model's draft that nobody has touched yet.</summary>
    Drafted,

    /// <summary>An editor's.</summary>
    Edited,
}
