using Automations.Topics.Weeks;

namespace Automations.Topics.Store;

internal static class WeekPartition
{
    /// <summary>Sorts by week within a programme.</summary>
    public static string Of(string programme, IsoWeek week) => $"{programme}-week-{week}";
}
