using Automations.Programme.Surveys;
using Automations.Surveys.Definitions;

namespace Automations.Surveys.Runs;

/// <summary>One holding of a survey, with the definition as it was when the run was ordered.</summary>
public sealed record SurveyRun
{
    public required string Id { get; init; }

    public required SurveyDefinition Definition { get; init; }

    public SurveyOccasion? Occasion { get; init; }

    public required DateTimeOffset Opens { get; init; }

    /// <summary>As planned, or when a community manager closed it before.</summary>
    public required DateTimeOffset Closes { get; init; }

    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Everybody who is an active champion when it opens is asked, instead of a list that came with the order.</summary>
    public bool AsksChampions { get; init; }

    public required int LeastAnswers { get; init; }

    public RunState State { get; init; } = RunState.Planned;

    /// <summary>Set when it opens.</summary>
    public int Invited { get; init; }

    /// <summary>Set when it closes; before, <see cref="Answers.Turnout"/> knows.</summary>
    public int Answered { get; init; }

    /// <summary>In how many parts the answers are collected.</summary>
    public int UrnParts { get; init; } = 1;

    /// <summary>Groups large enough to be told apart; the others are kept together without a name.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    public bool IsOpen(DateTimeOffset now) => State == RunState.Open && now < Closes;
}

public enum RunState
{
    Planned,
    Open,
    Closed,

    /// <summary>Called off: nothing is evaluated, all answers are gone.</summary>
    Withdrawn,
}
