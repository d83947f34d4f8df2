using Automations.Events.Store;
using Automations.Programme;
using Automations.Programme.Topics;

namespace Automations.Events.Activities;

/// <summary>Whoever registers for an event shows that its topics are on their mind, and may say what they want to know.</summary>
public sealed class RegistrationTopics(ITopicIntake intake, ProgrammeSettings programme)
{
    private const int AtATime = 8;

    /// <summary>May be repeated: somebody counts once for an event, whatever became of their registration since, and so does their question.</summary>
    public Task HandOverAsync(EventRecord record, IEnumerable<Registration> joined, IEnumerable<Registration> asked, CancellationToken cancellation)
    {
        var topics = programme.Topics.Where(topic => record.Details.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase)).ToList();
        var ofTopics = topics.Count == 0 ? [] : joined.Select(one => NoteOf(record, one, topics));
        return Parallel.ForEachAsync(
            ofTopics.Concat(asked.Select(one => QuestionOf(record, one))),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (note, stop) => await intake.AddAsync(note, stop)
        );
    }

    private TopicNote NoteOf(EventRecord record, Registration one, IReadOnlyList<string> topics) =>
        new($"registration-{record.Id}-{one.Person.Id}", TopicNote.FromRegistrations, record.InstanceId, DayOf(one.FirstSince ?? one.Since), "") { Person = one.Person.Id, Topics = topics };

    /// <summary>With the topics of its words alone: those of the event count with the registration, and would count twice.</summary>
    private TopicNote QuestionOf(EventRecord record, Registration one) =>
        new($"registration-question-{record.Id}-{one.Person.Id}", TopicNote.FromRegistrations, record.InstanceId, DayOf(one.AskedAt ?? one.Since), one.Question!) { Person = one.Person.Id };

    private DateOnly DayOf(DateTimeOffset moment) => programme.CalendarOf(programme.DefaultOffice.Holidays, programme.DefaultOffice.TimeZone).DayOf(moment);
}
