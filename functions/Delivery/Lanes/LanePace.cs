namespace Automations.Delivery.Lanes;

/// <summary>How fast a lane may be, as the programme says at the moment.</summary>
/// <param name="MessagesPerMinute">In any sixty seconds.</param>
/// <param name="RecipientsPerDay">In any twenty-four hours.</param>
public sealed record LanePace(int MessagesPerMinute, int RecipientsPerDay, int ConcurrentRequests)
{
    /// <summary>Of a lane that the programme does not have any more: it settles what had begun, one at a time.</summary>
    public static LanePace None { get; } = new(1, 1, 1);
}
