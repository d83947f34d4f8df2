using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Programme;
using Microsoft.DurableTask.Client;

namespace Automations.Delivery.Steering;

/// <summary>What community managers can do about sending. Everything is noted with who did it.</summary>
public sealed class DeliveryDesk(SendingSwitch sending, Recall recall, LaneRoster roster, HandOver handOver, LaneBell bell, DeliveryJournal journal, TimeProvider time)
{
    private const int NotesShown = 20;

    public async Task<DeliveryStatus> StatusAsync(CancellationToken cancellation) =>
        new(
            await sending.ReadAsync(cancellation),
            [.. (await roster.AllAsync(cancellation)).Select(lane => new LaneStatus(lane.Id, lane.Settings.Mailbox, lane.Pace, lane.Standing, lane.RestsUntil, lane.Why))],
            await journal.LatestAsync(NotesShown, cancellation),
            time.GetUtcNow()
        );

    /// <summary>From the next half second on nothing leaves any more.</summary>
    public async Task StopAsync(Manager by, string? reason, CancellationToken cancellation)
    {
        await sending.SetAsync(stopped: true, by.Name, reason, cancellation);
        await journal.NoteAsync(by, "stop", reason, cancellation);
    }

    public async Task ResumeAsync(Manager by, DurableTaskClient client, CancellationToken cancellation)
    {
        await sending.SetAsync(stopped: false, by.Name, reason: null, cancellation);
        await journal.NoteAsync(by, "resume", particulars: null, cancellation);
        await bell.RingAllAsync(client, cancellation);
    }

    public async Task<int> CancelAsync(Manager by, MessageFilter which, string? reason, CancellationToken cancellation)
    {
        var particulars = reason is null ? $"by {by.Name}" : $"by {by.Name}: {reason}";
        var cancelled = await recall.CancelAsync(which, new(LedgerReason.Recalled, particulars), cancellation);
        await journal.NoteAsync(by, "cancel", $"{cancelled} of {which.Workflow}", cancellation);
        return cancelled;
    }

    public async Task<int> RetryAsync(Manager by, MessageFilter which, DurableTaskClient client, CancellationToken cancellation)
    {
        var retried = await recall.RetryAsync(which, cancellation);
        await journal.NoteAsync(by, "retry", $"{retried} of {which.Workflow}", cancellation);
        await bell.RingAllAsync(client, cancellation);
        return retried;
    }

    /// <summary>Adds a lane, changes it, or changes whether it sends; what it cannot send any more goes to the others.</summary>
    /// <returns>False when nobody would be left to send.</returns>
    public async Task<bool> PutLaneAsync(Manager by, SenderLane lane, LaneStanding standing, DurableTaskClient client, CancellationToken cancellation)
    {
        var others = (await roster.AllAsync(cancellation)).Where(other => other.Id != lane.Id && other.Standing == LaneStanding.Active);
        if (standing == LaneStanding.Removed && !others.Any())
            return false;
        await roster.PutAsync(lane, standing, cancellation);
        await journal.NoteAsync(by, "lane", $"{lane.Id} {standing}", cancellation);
        if (standing != LaneStanding.Active)
            await handOver.GiveAwayAsync(lane.Id, DateTimeOffset.MaxValue, cancellation);
        await bell.RingAllAsync(client, cancellation);
        return true;
    }
}

/// <param name="Stopped">Null while messages may leave.</param>
public sealed record DeliveryStatus(SendingStop? Stopped, IReadOnlyList<LaneStatus> Lanes, IReadOnlyList<DeliveryNote> Journal, DateTimeOffset At);

public sealed record LaneStatus(string Id, string Mailbox, LanePace Pace, LaneStanding Standing, DateTimeOffset? RestsUntil, string? Why);
