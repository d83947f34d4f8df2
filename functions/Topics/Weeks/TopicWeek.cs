namespace Automations.Topics.Weeks;

/// <summary>
/// A whole week as everybody may see it. Behind each topic, phrase, language and mood there are at least five people; what has fewer is
/// not in it.
/// </summary>
public sealed record TopicWeek
{
    public required IsoWeek Week { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Questions and remarks in the week, on any topic or none; 0 when fewer than five people wrote them.</summary>
    public int Items { get; init; }

    /// <summary>The largest volume first.</summary>
    public IReadOnlyList<WeekTopic> Topics { get; init; } = [];

    /// <summary>What people talk about that none of the programme's topics covers, and hardly did before. The largest volume first.</summary>
    public IReadOnlyList<EmergingTopic> Emerging { get; init; } = [];

    /// <summary>Topics that have fallen so far that their numbers may not be shown any more.</summary>
    public IReadOnlyList<QuietTopic> Quiet { get; init; } = [];
}

/// <summary>One of the programme's topics in one week.</summary>
public sealed record WeekTopic
{
    /// <summary>For addresses and keys, for example <c>power-automate</c>.</summary>
    public required string Id { get; init; }

    /// <summary>As the programme spells it; profiles, events and news use the same.</summary>
    public required string Name { get; init; }

    /// <summary>Questions and remarks that mention it.</summary>
    public required int Volume { get; init; }

    /// <summary>Of all items of the week, 0 to 1. One item may mention several topics.</summary>
    public required double Share { get; init; }

    public required TopicTrend Trend { get; init; }

    /// <summary>So many different people at least, 5 or more. Exact up to 64; 64 also stands for more.</summary>
    public required int AtLeastPeople { get; init; }

    /// <summary>Null when too few people are behind it to tell.</summary>
    public Mood? Mood { get; init; }

    /// <summary>Two-letter languages that at least five people used, the most frequent first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Up to three, of different people, with names and addresses taken out; empty when their time is over.</summary>
    public IReadOnlyList<SampleQuestion> Samples { get; init; } = [];
}

/// <param name="Phrase">One or two words, lower-case.</param>
/// <param name="Volume">Items that say it.</param>
/// <param name="AtLeastPeople">As in <see cref="WeekTopic.AtLeastPeople"/>.</param>
/// <param name="Samples">As in <see cref="WeekTopic.Samples"/>.</param>
public sealed record EmergingTopic(string Phrase, int Volume, int AtLeastPeople, IReadOnlyList<SampleQuestion> Samples);

public sealed record QuietTopic(string Id, string Name);

/// <param name="Text">Plain text of one line as somebody wrote it, without names, addresses, numbers and links.</param>
public sealed record SampleQuestion(string Text, string Language);
