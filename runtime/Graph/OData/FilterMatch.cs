using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.OData;

/// <summary>Evaluates a filter on one directory object; strings compare without regard to case, as in Entra ID.</summary>
internal static class FilterMatch
{
    /// <param name="read">Value of a path; throws for a path the type does not have.</param>
    public static bool Matches(Filter filter, Func<string, object?> read) => filter switch
    {
        Filter.And both => Matches(both.Left, read) && Matches(both.Right, read),
        Filter.Or either => Matches(either.Left, read) || Matches(either.Right, read),
        Filter.Not not => !Matches(not.Inner, read),
        Filter.Compare compare => Compare(read(compare.Path), compare.Operator, compare.Value),
        Filter.Match match => read(match.Path) is string text && Match(match, text),
        _ => throw GraphProblem.NotSimulated("this filter on directory objects"),
    };

    private static bool Match(Filter.Match match, string text) => match.Function switch
    {
        "startswith" => text.StartsWith(match.Value, StringComparison.OrdinalIgnoreCase),
        "endswith" => text.EndsWith(match.Value, StringComparison.OrdinalIgnoreCase),
        _ => text.Contains(match.Value, StringComparison.OrdinalIgnoreCase),
    };

    private static bool Compare(object? actual, string operation, object? wanted)
    {
        if (actual is null || wanted is null || operation is "eq" or "ne")
        {
            var equal = actual is string text && wanted is string other
                ? text.Equals(other, StringComparison.OrdinalIgnoreCase)
                : Equals(actual, wanted);
            return operation switch { "eq" => equal, "ne" => !equal, _ => false };
        }

        var order = string.Compare(actual.ToString(), wanted.ToString(), StringComparison.OrdinalIgnoreCase);
        return operation switch { "gt" => order > 0, "ge" => order >= 0, "lt" => order < 0, _ => order <= 0 };
    }
}
