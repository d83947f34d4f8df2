using System.Globalization;
using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.OData;

namespace Automations.Runtime.Graph.People;

/// <summary>Filter, order, page and count a list of directory objects by Entra ID's rules.</summary>
internal static class DirectoryPage
{
    public static GraphResult Of<T>(
        GraphRequest request, string context, List<T> items, Func<T, string, object?> read, Func<T, JsonObject> write)
    {
        var query = request.Query;
        var filter = FilterParser.Parse(query.Filter);
        RequireConsistencyLevel(request, filter);
        if (filter is not null)
            items = items.FindAll(item => FilterMatch.Matches(filter, path => read(item, path)));
        if (query.OrderBy is { Length: > 0 } orderBy)
            items = Order(items, orderBy, read);
        var top = query.Top(100, 999);
        var start = query.SkipToken is null ? 0 : Start(query.SkipToken);
        var page = items.Skip(start).Take(top).Select(write).ToList();
        return Page.Of(request, context, page, query.Count ? items.Count : null, start + top < items.Count, start + top, "skiptoken");
    }

    private static void RequireConsistencyLevel(GraphRequest request, Filter? filter)
    {
        var advanced = request.Query.Count || (filter is not null && IsAdvanced(filter));
        if (advanced && !string.Equals(request.Header("ConsistencyLevel"), "eventual", StringComparison.OrdinalIgnoreCase))
        {
            throw new GraphProblem(
                400, "Request_UnsupportedQuery",
                "This query needs the header 'ConsistencyLevel: eventual' and $count=true: $count, ne, not, endswith and contains are advanced queries.");
        }
    }

    private static bool IsAdvanced(Filter filter) => filter switch
    {
        Filter.And both => IsAdvanced(both.Left) || IsAdvanced(both.Right),
        Filter.Or either => IsAdvanced(either.Left) || IsAdvanced(either.Right),
        Filter.Not => true,
        Filter.Compare compare => compare.Operator == "ne",
        Filter.Match match => match.Function != "startswith",
        _ => false,
    };

    private static List<T> Order<T>(List<T> items, string orderBy, Func<T, string, object?> read)
    {
        var parts = orderBy.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? Key(T item) => read(item, parts[0])?.ToString();
        return parts.Length > 1 && parts[1].Equals("desc", StringComparison.OrdinalIgnoreCase)
            ? [.. items.OrderByDescending(Key, StringComparer.OrdinalIgnoreCase)]
            : [.. items.OrderBy(Key, StringComparer.OrdinalIgnoreCase)];
    }

    private static int Start(string token) => int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
        ? start
        : throw GraphProblem.BadRequest("The skip token is not valid.");
}
