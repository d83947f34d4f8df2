using Automations.Delivery.Outbox;

namespace Automations.Delivery.Lanes;

/// <param name="Finished">Rows of the due index that were worked off and can go.</param>
public sealed record LaneQuery(string Lane, IReadOnlyList<DueRowRef> Finished);

/// <param name="Due">What may leave now, most urgent first; at most a minute's worth, so that urgent messages never queue behind many others.</param>
/// <param name="NextDue">When the next message becomes due; null when nothing waits.</param>
public sealed record LaneWork(IReadOnlyList<LaneMessage> Due, DateTimeOffset? NextDue, LanePace Pace);

/// <param name="Row">Its row in the due index.</param>
public sealed record LaneMessage(MessageKey Key, DueRowRef Row);
