using Automations.Events.Store;
using Automations.Programme;
using Automations.Programme.Topics;

namespace Automations.Events.Activities;

/// <summary>Whoever registers for an event shows that its topics are on their mind.</summary>
public sealed class RegistrationTopics(ITopicIntake intake, ProgrammeSettings programme)
{
    private const int AtATime = 8;

    /// <summary>May be repeated: somebody counts once for an event, whatever became of their registration since.</summary>
    public Task HandOverAsync(EventRecord record, IEnumerable<Registration> joined, CancellationToken cancellation)
    {
        var topics = programme.Topics.Where(topic => record.Details.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase)).ToList();
        if (topics.Count == 0)
            return Task.CompletedTask;
        var office = programme.CalendarOf(programme.DefaultOffice.Holidays, programme.DefaultOffice.TimeZone);
        return Parallel.ForEachAsync(
            joined,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (one, stop) => await intake.AddAsync(NoteOf(record, one, topics, office.DayOf(one.Since)), stop)
        );
    }

    private static TopicNote NoteOf(EventRecord record, Registration one, IReadOnlyList<string> topics, DateOnly day) =>
        new($"registration-{record.Id}-{one.Person.Id}", TopicNote.FromRegistrations, record.InstanceId, day, "") { Person = one.Person.Id, Topics = topics };
}
