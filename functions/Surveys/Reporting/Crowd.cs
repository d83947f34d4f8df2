namespace Automations.Surveys.Reporting;

/// <summary>
/// Decides which groups may be told apart. A group that is told has at least the smallest allowed size, and so has what is left when all
/// groups that are told are taken from the whole, unless nothing is left: whatever is added or subtracted, no smaller group comes out.
/// </summary>
internal static class Crowd
{
    /// <param name="counts">How many there are of each group; all others belong to none.</param>
    /// <param name="total">All, with those of no group.</param>
    /// <returns>Groups that may be told, by name.</returns>
    public static IReadOnlyList<string> Apart(IEnumerable<KeyValuePair<string, int>> counts, int total, int least)
    {
        var told = counts
            .Where(group => group.Value >= least)
            .OrderByDescending(group => group.Value)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        while (told.Count > 0 && total - told.Sum(group => group.Value) is > 0 and var left && left < least)
            told.RemoveAt(told.Count - 1);
        return [.. told.Select(group => group.Key).Order(StringComparer.Ordinal)];
    }
}
