using Automations.Topics.Trends;

namespace Automations.Topics.Weeks;

/// <param name="Direction">Judged together with all topics of the week, so that in a week without changes nothing is marked in 95 % of the cases (decision 12).</param>
/// <param name="Change">The share of the week divided by that of the eight weeks before, to one decimal; 1 for <see cref="Direction.Unknown"/>.</param>
public sealed record TopicTrend(Direction Direction, double Change);
