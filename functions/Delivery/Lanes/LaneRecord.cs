using System.Text.Json;
using Automations.Programme;

namespace Automations.Delivery.Lanes;

/// <summary>What a lane has sent, as far as limits ask. Kept outside the workflow as well, so that one started anew does not forget.</summary>
/// <param name="LastMinute">When the latest messages had left.</param>
/// <param name="LastDay">Messages by the hour in which they left, oldest first.</param>
public sealed record LaneRecord(IReadOnlyList<DateTimeOffset> LastMinute, IReadOnlyList<LaneHour> LastDay)
{
    public string Write() => JsonSerializer.Serialize(this, ProgrammeJson.Options);

    public static LaneRecord? Read(string text) => JsonSerializer.Deserialize<LaneRecord>(text, ProgrammeJson.Options);
}
