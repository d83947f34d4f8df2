using Automations.Events;
using Automations.Events.Calendar;
using Automations.People;

namespace Automations.Functions.Tests.Events.Workflow;

/// <summary>A calendar that writes down what it shows; <see cref="Fault"/> makes it refuse.</summary>
internal sealed class FakeEventCalendar : IEventCalendar
{
    public List<string> Log { get; } = [];

    public Exception? Fault { get; set; }

    /// <summary>Dies when it has shown an event, before anybody learns of it.</summary>
    public bool DiesAfterwards { get; set; }

    public List<InvitationAnswer> Answers { get; } = [];

    public Task<EventCalendarEntry> ShowAsync(EventRecord record, CancellationToken cancellation)
    {
        Fail();
        lock (Log)
            Log.Add($"shows {record.Details.Time.Start:MM-dd HH:mm}");
        if (DiesAfterwards)
            throw new TransientGraphException("The connection broke.");
        return Task.FromResult(new EventCalendarEntry("entry", record.Version, record.Details.Title, new Uri("https://teams.example/join")));
    }

    public Task CancelAsync(EventRecord record, CancellationToken cancellation)
    {
        Fail();
        lock (Log)
            Log.Add("cancelled");
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<InvitationAnswer>> AnswersAsync(EventCalendarEntry entry, CancellationToken cancellation)
    {
        Fail();
        return Task.FromResult<IReadOnlyList<InvitationAnswer>>([.. Answers]);
    }

    private void Fail()
    {
        if (Fault is not null)
            throw Fault;
    }
}
