using Automations.Programme;

namespace Automations.Delivery.Lanes;

/// <summary>A sender mailbox as it stands.</summary>
/// <param name="RestsUntil">Exchange, or trouble with the mailbox, keeps it from sending until then.</param>
/// <param name="Why">In English, for whoever looks into it.</param>
public sealed record Lane(SenderLane Settings, LaneStanding Standing, DateTimeOffset? RestsUntil = null, string? Why = null)
{
    public string Id => Settings.Id;

    public LanePace Pace => new(Settings.MessagesPerMinute, Settings.RecipientsPerDay, Settings.ConcurrentRequests);

    /// <summary>Whether messages that any lane may send can come to this one.</summary>
    public bool Takes(DateTimeOffset now) => Standing == LaneStanding.Active && !(RestsUntil > now);
}

public enum LaneStanding
{
    Active,

    /// <summary>Sends nothing until a community manager says so; what others can send goes to them.</summary>
    Paused,

    /// <summary>Sends nothing any more, but settles what had begun.</summary>
    Removed,
}
