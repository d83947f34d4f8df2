using Automations.Events.Store;
using Automations.Programme.Desk;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Planning;

/// <summary>Ideas of champions that wait for a word, events of which nobody has said who came, and what happens in the next days.</summary>
internal sealed class EventsOnDesk(IEventStore events, TimeProvider clock) : IDeskSource
{
    /// <summary>Attendance is asked of the hosts first; it closes by itself after some working days.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(14);

    private static readonly TimeSpan LookAhead = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<DeskItem>> CollectAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = await events.ListAsync(now - LookBack, cancellation);
        return [.. known.Select(record => ItemOf(record, now)).OfType<DeskItem>()];
    }

    private static DeskItem? ItemOf(EventRecord record, DateTimeOffset now)
    {
        var (title, start, end) = (record.Details.Title, record.Details.Time.Start, record.Details.Time.End);
        return record.State switch
        {
            EventState.Proposed when start > now => new(
                DeskUrgency.Decision,
                $"{record.ProposedBy?.Name} schlägt vor: {title}",
                $"{record.ProposedBy?.Name} proposes: {title}",
                $"/events/{record.Id}/edit",
                start
            ),
            EventState.Published when end <= now && record.Attendance != EventAttendance.Closed => new(
                DeskUrgency.Underway,
                $"Noch offen, wer da war: {title}",
                $"Nobody has said yet who came: {title}",
                $"/events/{record.Id}/check-in"
            ),
            EventState.Published when end > now && start < now + LookAhead => new(DeskUrgency.Underway, $"Event: {title}", $"Event: {title}", $"/events/{record.Id}", start),
            _ => null,
        };
    }
}
