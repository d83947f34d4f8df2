using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.OData;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.Mail;

/// <summary>Extended properties of messages and events in <c>$filter</c> and <c>$expand</c>.</summary>
internal static partial class PropertyQuery
{
    /// <summary>Whether only items that carry a certain property can match.</summary>
    public static bool IsAskedFor(Filter filter) => filter switch
    {
        Filter.And both => IsAskedFor(both.Left) || IsAskedFor(both.Right),
        Filter.Any { Element: Filter.And { Right: Filter.Compare { Operator: "eq" } } } => true,
        _ => false,
    };

    /// <param name="owner">Column with the number of the message or event.</param>
    /// <returns>Null for another collection than the extended properties.</returns>
    public static string? Sql(Filter.Any any, Func<object?, string> parameter, string owner)
    {
        if (!any.Path.Equals("singleValueExtendedProperties", StringComparison.OrdinalIgnoreCase))
            return null;
        if (any.Element is not Filter.And { Left: Filter.Compare { Operator: "eq", Path: "id", Value: string id }, Right: Filter.Compare { Path: "value" } value })
            throw GraphProblem.BadRequest("A filter on extended properties reads Any(ep: ep/id eq '…' and ep/value eq '…').");
        if (value.Operator is not ("eq" or "ne"))
            throw GraphProblem.NotSimulated("comparing extended properties other than by eq and ne");
        var name = parameter(ExtendedProperty.Normalize(id));
        var sign = value.Operator == "eq" ? "=" : "<>";
        return $"{owner} IN (SELECT owner FROM extended_property WHERE name = {name} AND value {sign} {parameter(value.Value?.ToString())})";
    }

    /// <returns>The same resource.</returns>
    public static JsonObject Expand(JsonObject json, string expand, Session session, long owner)
    {
        if (!expand.StartsWith("singleValueExtendedProperties", StringComparison.OrdinalIgnoreCase))
            throw GraphProblem.NotSimulated($"$expand={expand}");
        var wanted = Ids().Matches(expand)
            .Select(m => ExtendedProperty.Normalize(m.Groups["id"].Value.Replace("''", "'", StringComparison.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
        if (wanted.Count == 0)
            throw GraphProblem.BadRequest("Expanding singleValueExtendedProperties needs $filter=id eq '…' inside the parentheses.");
        var properties = LetterRows.Properties(session, owner)
            .Where(p => wanted.Contains(p.Key))
            .Select(p => (JsonNode)new JsonObject { ["id"] = p.Key, ["value"] = p.Value })
            .ToArray();
        if (properties.Length > 0)
            json["singleValueExtendedProperties"] = new JsonArray(properties);
        return json;
    }

    [GeneratedRegex(@"id\s+eq\s+'(?<id>(?:[^']|'')+)'", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();
}
