using System.Text.Json.Serialization;
using Automations.Programme.News;

namespace Automations.Digests.Editions;

/// <summary>One issue of the digest, as the store keeps it; what it says is kept in <see cref="EditionBlobs"/>.</summary>
public sealed record Edition
{
    /// <summary>For example <c>2027-w05</c> or <c>2027-02</c>.</summary>
    public required string Id { get; init; }

    public required NewsCadence Cadence { get; init; }

    /// <summary>Somebody ordered it; the schedule knows nothing of it.</summary>
    public bool IsExtra { get; init; }

    public required NewsPeriod Period { get; init; }

    public required DateOnly SendOn { get; init; }

    /// <summary>On each recipient's own clock.</summary>
    public required TimeOnly SendAt { get; init; }

    public EditionState State { get; init; } = EditionState.Collecting;

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Set when it is published: how many want it.</summary>
    public int Recipients { get; init; }

    /// <summary>Set when it is published, by language: what the archive calls it.</summary>
    public IReadOnlyDictionary<string, string> Subjects { get; init; } = new Dictionary<string, string>();

    /// <summary>Why it was skipped or called back.</summary>
    public string? Note { get; init; }

    [JsonIgnore]
    public bool IsPublished => State is EditionState.Published;
}

[JsonConverter(typeof(JsonStringEnumConverter<EditionState>))]
public enum EditionState
{
    Collecting,

    /// <summary>The editors look at it; until then it can be changed.</summary>
    InReview,

    /// <summary>It can be read on the web, and is on its way to whoever wants it. It never changes again.</summary>
    Published,

    /// <summary>An editor, or the deadline, decided against it. What it would have told comes in the next one.</summary>
    Skipped,

    /// <summary>There was nothing to tell that had not been told.</summary>
    NothingNew,

    /// <summary>Called back: what had not left yet never does, and the web version is gone.</summary>
    Withdrawn,
}
