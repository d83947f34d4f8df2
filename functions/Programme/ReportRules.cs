namespace Automations.Programme;

/// <summary>The monthly report for those who make the programme possible.</summary>
/// <param name="WorkingDay">Of the month after the one it tells of, from 1.</param>
/// <param name="At">In the zone of the digests.</param>
/// <param name="Sponsors">Object ids or mail addresses. The community managers get the report as well.</param>
public sealed record ReportRules(int WorkingDay, TimeOnly At, IReadOnlyList<string> Sponsors);
