namespace Automations.Surveys.Definitions;

/// <summary>A survey as data. Texts are by language; <c>de-sie</c> holds the formal German where it differs.</summary>
public sealed record SurveyDefinition
{
    public required string Id { get; init; }

    /// <summary>False: answers are kept with the name, and the page says so.</summary>
    public bool Anonymous { get; init; } = true;

    public required IReadOnlyDictionary<string, string> Title { get; init; }

    /// <summary>What the invitation says before it asks.</summary>
    public required IReadOnlyDictionary<string, string> Invitation { get; init; }

    /// <summary>Below the heading of the page; null for nothing.</summary>
    public IReadOnlyDictionary<string, string>? Intro { get; init; }

    /// <summary>Said after sending; null for the usual words.</summary>
    public IReadOnlyDictionary<string, string>? Thanks { get; init; }

    /// <summary>Results are also told by this trait of the people asked. One only: two that cross would give small groups away.</summary>
    public SurveyGrouping GroupBy { get; init; } = SurveyGrouping.None;

    public required IReadOnlyList<SurveyQuestion> Questions { get; init; }

    /// <summary>First and last day on which a run may open, in the time zone of the programme's default office.</summary>
    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }
}

public sealed record SurveyQuestion
{
    public required string Id { get; init; }

    public required QuestionKind Kind { get; init; }

    public required IReadOnlyDictionary<string, string> Text { get; init; }

    public IReadOnlyDictionary<string, string>? Hint { get; init; }

    public bool Required { get; init; }

    /// <summary>What the lowest value of a scale stands for.</summary>
    public IReadOnlyDictionary<string, string>? Low { get; init; }

    public IReadOnlyDictionary<string, string>? High { get; init; }

    /// <summary>Of <see cref="QuestionKind.OneOf"/> and <see cref="QuestionKind.ManyOf"/>.</summary>
    public IReadOnlyList<SurveyOption> Options { get; init; } = [];

    /// <summary>Asked only when an earlier answer makes it fitting; null for always.</summary>
    public QuestionCondition? ShowIf { get; init; }

    /// <summary>Free texts only: they are handed to the topic store when the run has closed.</summary>
    public bool Topics { get; init; }
}

public sealed record SurveyOption(string Id, IReadOnlyDictionary<string, string> Text);

/// <summary>Either a range, for a scale or NPS, or options one of which was chosen.</summary>
/// <param name="Question">An earlier one.</param>
public sealed record QuestionCondition(string Question, int? AtLeast = null, int? AtMost = null, IReadOnlyList<string>? AnyOf = null);

public enum QuestionKind
{
    /// <summary>1 to 5.</summary>
    Scale,

    /// <summary>0 to 10: how likely somebody is to recommend it.</summary>
    Nps,
    OneOf,
    ManyOf,
    FreeText,
}

public enum SurveyGrouping
{
    None,
    Office,
    Department,
    Language,
}
