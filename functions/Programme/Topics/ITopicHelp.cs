namespace Automations.Programme.Topics;

/// <summary>
/// What one capability has that helps people along with a topic. The pages of the topics ask every registered one and know none of them; a
/// capability registers its own with <c>AddSingleton&lt;ITopicHelp, ...&gt;</c>.
/// </summary>
public interface ITopicHelp
{
    /// <summary>In any order. Everybody in the programme sees it: people who are named have agreed to that, and events are open to all.</summary>
    /// <param name="topic">As the programme spells it.</param>
    IAsyncEnumerable<TopicHelp> ForAsync(string topic, CancellationToken cancellation);
}

/// <summary>Somebody to ask, something to go to, or something to read.</summary>
public sealed record TopicHelp
{
    public required TopicHelpKind Kind { get; init; }

    /// <summary>Names it for ever, for example <c>event-2027-02-pivot</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Plain text of one line by two-letter language. A reader whose language is missing does not see it.</summary>
    public required IReadOnlyDictionary<string, string> Titles { get; init; }

    /// <summary>A few more words by language, plain text.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>A path of this app that begins with <c>/</c>, an https or mailto address; null for nothing.</summary>
    public string? Page { get; init; }

    /// <summary>When it takes place, or when the material came out; null when no moment matters.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>IANA zone in which <see cref="Moment"/> is told; null for that of the programme's default office.</summary>
    public string? TimeZone { get; init; }
}

public enum TopicHelpKind
{
    /// <summary>A champion who helps with it.</summary>
    Person,

    /// <summary>A coming event.</summary>
    Event,

    /// <summary>A guide, a recording, a link.</summary>
    Material,
}
