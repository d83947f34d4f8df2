using Automations.Delivery.Outbox;

namespace Automations.Delivery.Lanes;

/// <param name="Finished">Rows of the due index that were worked off and can go.</param>
/// <param name="Sent">What the lane has sent; null from one that was started anew and does not know.</param>
public sealed record LaneQuery(string Lane, IReadOnlyList<DueRowRef> Finished, LaneRecord? Sent = null);

/// <param name="Due">What may leave now, most urgent first; at most a minute's worth, so that urgent messages never queue behind many others.</param>
/// <param name="NextDue">When the next message becomes due; null when nothing waits.</param>
/// <param name="Sent">For a lane that was started anew: what it sent before.</param>
/// <param name="Rests">It is not to send until it is woken.</param>
public sealed record LaneWork(IReadOnlyList<LaneMessage> Due, DateTimeOffset? NextDue, LanePace Pace, LaneRecord? Sent = null, bool Rests = false);

/// <param name="Row">Its row in the due index.</param>
public sealed record LaneMessage(MessageKey Key, DueRowRef Row);

/// <summary>A lane that cannot send for a while.</summary>
/// <param name="Why">In English, for whoever looks into it.</param>
public sealed record LaneRest(string Lane, DateTimeOffset Until, string Why);
