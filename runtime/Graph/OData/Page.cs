using System.Globalization;
using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.OData;

/// <summary>A collection answer with its link to the next page.</summary>
internal static class Page
{
    /// <param name="more">Whether items follow after the last one given.</param>
    public static GraphResult Of(GraphRequest request, string context, IEnumerable<JsonNode> items, int? count, bool more, int next, string option)
    {
        var body = new JsonObject { ["@odata.context"] = $"{request.BaseUrl}/$metadata#{context}" };
        if (count is { } number)
            body["@odata.count"] = number;
        if (more)
            body["@odata.nextLink"] = NextLink(request, option, next);
        body["value"] = new JsonArray([.. items]);
        return GraphResult.Ok(body);
    }

    private static string NextLink(GraphRequest request, string option, int next)
    {
        var question = request.Target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? request.Target : request.Target[..question];
        var rest = question < 0 ? [] : request.Target[(question + 1)..].Split('&').Where(p => !IsOption(p, option));
        var mine = "$" + option + "=" + next.ToString(CultureInfo.InvariantCulture);
        return $"{request.BaseUrl}{path}?{string.Join('&', rest.Append(mine))}";
    }

    private static bool IsOption(string pair, string option) =>
        Uri.UnescapeDataString(pair.Split('=')[0]).TrimStart('$').Equals(option, StringComparison.OrdinalIgnoreCase);
}
