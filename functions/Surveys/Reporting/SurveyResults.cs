namespace Automations.Surveys.Reporting;

/// <summary>
/// What a closed run has shown. Made once, when it closes, from nothing but what may be seen; the single answers are deleted then. Every
/// page, export and mail tells this and no more.
/// </summary>
public sealed record SurveyResults
{
    public required string Survey { get; init; }

    public required string Run { get; init; }

    public required bool Anonymous { get; init; }

    public required DateOnly ClosedOn { get; init; }

    public required int Invited { get; init; }

    public required int Answered { get; init; }

    /// <summary>Fewer answers than this are not shown, of the run, a question or a group.</summary>
    public required int LeastAnswers { get; init; }

    /// <summary>None when there were too few answers.</summary>
    public required IReadOnlyList<QuestionResult> Questions { get; init; }

    /// <summary>Of a named survey only: everybody's answers.</summary>
    public IReadOnlyList<NamedAnswers> Named { get; init; } = [];

    public bool IsShown => Questions.Count > 0;

    /// <summary>Groups that are told apart for some question.</summary>
    public IReadOnlyList<string> Groups() =>
        [.. Questions.SelectMany(question => question.Groups).Select(group => group.Name).Distinct().Order(StringComparer.Ordinal)];
}

/// <param name="Answered">Null for too few to be shown, and then there is nothing else.</param>
/// <param name="Tally">How many chose each value; empty for free text.</param>
/// <param name="Texts">In the order of the alphabet.</param>
/// <param name="Groups">Those that may be told apart. Texts are never told by group.</param>
public sealed record QuestionResult(
    string Question,
    int? Answered,
    IReadOnlyDictionary<string, int> Tally,
    IReadOnlyList<string> Texts,
    IReadOnlyList<GroupResult> Groups
);

public sealed record GroupResult(string Name, int Answered, IReadOnlyDictionary<string, int> Tally);

public sealed record NamedAnswers(string Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Values);
