namespace Automations.Programme.Topics;

/// <summary>Where anything people asked or said is handed to the topic store.</summary>
public interface ITopicIntake
{
    /// <summary>May be handed over more than once; <see cref="TopicNote.Id"/> tells.</summary>
    Task AddAsync(TopicNote note, CancellationToken cancellation);
}

/// <summary>Something somebody said, without who it was.</summary>
/// <param name="Id">The same for the same words from the same place.</param>
/// <param name="Source">What kind of place they come from, for example <see cref="FromSurveys"/>.</param>
/// <param name="Origin">The place: a workflow's instance id.</param>
/// <param name="On">The day they count for; no time, so that nobody can be told by it.</param>
public sealed record TopicNote(string Id, string Source, string Origin, DateOnly On, string Text)
{
    public const string FromSurveys = "survey";
}
