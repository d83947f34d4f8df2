namespace Automations.Programme.News;

/// <summary>
/// One thing to tell, ready to read. Everybody to whom <see cref="Languages"/>, <see cref="Offices"/> and <see cref="People"/> apply may
/// see it; each of them that is empty narrows nothing.
/// </summary>
public sealed record NewsItem
{
    public required NewsSection Section { get; init; }

    /// <summary>Names it for ever, for example <c>event-2027-02-pivot</c>: the same key again is the same piece of news, and told once an edition.</summary>
    public required string Key { get; init; }

    /// <summary>By two-letter language. A reader whose language is missing does not see the item.</summary>
    public required IReadOnlyDictionary<string, NewsText> Texts { get; init; }

    /// <summary>Where to read on: a path of this app that begins with <c>/</c>, or an https address; null for nothing.</summary>
    public string? Page { get; init; }

    /// <summary>When it takes place, told in the reader's time zone; null when no moment matters.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>IANA zone of the place where it happens, told beside the reader's where the two differ; null for things without a place.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Only for readers of these languages, for example because a talk is held in them.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Topics as people write them in their profiles; readers with such a topic see the item first.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Only for these office locations, spelled as in the directory.</summary>
    public IReadOnlyList<string> Offices { get; init; } = [];

    /// <summary>Object ids of those for whom alone it is. Such an item is in no web version and in no preview.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Heavier items stand before lighter ones of the same section; those of the same weight by moment.</summary>
    public int Weight { get; init; }
}

/// <param name="Title">Plain text of one line.</param>
/// <param name="Markdown">A few sentences at most, or empty. What people wrote is escaped by whoever makes the text (<c>MarkdownEscape</c>).</param>
public sealed record NewsText(string Title, string Markdown = "");
