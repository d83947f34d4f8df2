using Automations.Events;
using Automations.Events.Calendar;

namespace Automations.Functions.Tests.Events.Workflow;

/// <summary>A calendar that writes down what it shows; <see cref="Fault"/> makes it refuse.</summary>
internal sealed class FakeEventCalendar : IEventCalendar
{
    public List<string> Log { get; } = [];

    public Exception? Fault { get; set; }

    public List<InvitationAnswer> Answers { get; } = [];

    public Task<EventCalendarEntry> ShowAsync(EventRecord record, CancellationToken cancellation)
    {
        Fail();
        lock (Log)
            Log.Add($"shows {record.Details.Time.Start:MM-dd HH:mm}");
        return Task.FromResult(new EventCalendarEntry("entry", record.Version, record.Details.Title, new Uri("https://teams.example/join")));
    }

    public Task CancelAsync(EventCalendarEntry entry, string? reason, CancellationToken cancellation)
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
