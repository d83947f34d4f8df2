namespace Automations.Programme.Topics;

/// <summary>Where anything people asked or said is handed to the topic store.</summary>
public interface ITopicIntake
{
    /// <summary>May be handed over more than once; <see cref="TopicNote.Id"/> tells.</summary>
    Task AddAsync(TopicNote note, CancellationToken cancellation);
}

/// <summary>Something somebody said.</summary>
/// <param name="Id">The same for the same words from the same place; at most 500 characters.</param>
/// <param name="Source">What kind of place they come from, for example <see cref="FromSurveys"/>.</param>
/// <param name="Origin">The place: a workflow's instance id, or another name for it.</param>
/// <param name="On">The day they count for; no time, so that nobody can be told by it.</param>
public sealed record TopicNote(string Id, string Source, string Origin, DateOnly On, string Text)
{
    public const string FromSurveys = "survey";
    public const string FromQuestions = "question";
    public const string FromSignUps = "sign-up";
    public const string FromCheckIns = "check-in";

    /// <summary>Somebody registered for an event on it, or told its hosts what they want to know there.</summary>
    public const string FromRegistrations = "registration";

    /// <summary>
    /// Object id of who said it, so that different people can be counted; the topic store keeps a pseudonym only. Null for what is
    /// anonymous or must not be joined to a person.
    /// </summary>
    public string? Person { get; init; }

    /// <summary>
    /// The question of the origin that it answers. Nobody answers one question of one origin twice, so that texts without a person still
    /// tell how many people there are at least. Null when there is none: such a text without a person counts for nobody.
    /// </summary>
    public string? Question { get; init; }

    /// <summary>Two letters, when the person said which language it is; null to find out.</summary>
    public string? Language { get; init; }

    /// <summary>The programme's topics that the person chose for it, spelled as in the programme; others are found in the text.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
}
