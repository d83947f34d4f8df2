using System.Globalization;
using System.Text;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Storage.Sqlite;

/// <summary>
/// A listing as SQL whose cost does not depend on how many instances there are: each wanted status is a range of one index, read
/// in order as far as the limit, and the few rows of the ranges are merged. Only a search in ids reads all ids (from their index).
/// </summary>
internal static class Listing
{
    private static readonly OrchestrationRuntimeStatus[] AnyStatus = Enum.GetValues<OrchestrationRuntimeStatus>();

    public static List<InstanceRecord> Read(Session session, InstanceListing listing)
    {
        var (sql, values) = Of(listing);
        var rows = session.All(sql, Rows.Instance, values);
        if (listing.NewerThan is not null)
        {
            rows.Reverse();
        }

        return rows;
    }

    public static List<WorkflowCount> Count(Session session) => session.All(
        "SELECT name, status, count(*) FROM instances GROUP BY name, status",
        r => new WorkflowCount(r.GetString(0), (OrchestrationRuntimeStatus)r.GetInt32(1), r.GetInt32(2)));

    /// <returns>The statement, one string object for each shape as <see cref="Session"/> wants it, and its values.</returns>
    public static (string Sql, object?[] Values) Of(InstanceListing listing)
    {
        var direction = listing.NewerThan is null ? "DESC" : "ASC";
        var values = new List<object?> { listing.Limit };
        var filter = Filter(listing, values);
        var places = Places(listing, values);
        int?[] statuses = listing.Statuses is { Count: > 0 } wanted ? [.. wanted.Distinct().Order().Select(s => (int?)s)]
            : listing.Name is not null ? [.. AnyStatus.Select(s => (int?)s)]
            : [null];
        var branches = statuses.SelectMany(_ => places, (status, place) =>
        {
            var where = status is { } one ? string.Create(CultureInfo.InvariantCulture, $"i.status = {one}") : "1";
            return $"""
                SELECT {Rows.InstanceColumns} FROM instances i WHERE {where}{filter}{place}
                ORDER BY i.created_at {direction}, i.key {direction} LIMIT ?1
                """;
        }).ToList();
        var sql = branches is [var single]
            ? single
            : $"{string.Join(" UNION ALL ", branches.Select(b => $"SELECT * FROM ({b})"))} ORDER BY created_at {direction}, key {direction} LIMIT ?1";
        return (string.Intern(sql), [.. values]);
    }

    private static string Filter(InstanceListing listing, List<object?> values)
    {
        var filter = new StringBuilder();
        Add("i.name = {0}", listing.Name);
        Add("i.created_at >= {0}", listing.CreatedFrom?.UtcTicks);
        Add("i.created_at <= {0}", listing.CreatedTo?.UtcTicks);
        Add("i.parent_key = (SELECT key FROM instances WHERE id = {0})", listing.ParentId);

        // the plus keeps the planner from walking the found keys instead of the order
        Add(@"+i.key IN (SELECT key FROM instances WHERE id LIKE {0} ESCAPE '\')", Pattern(listing.IdContains));
        return filter.ToString();

        void Add(string condition, object? value)
        {
            if (value is not null)
            {
                values.Add(value);
                filter.Append(" AND ").AppendFormat(CultureInfo.InvariantCulture, condition, $"?{values.Count}");
            }
        }
    }

    /// <summary>After an instance come those of other moments and those of its own: as one condition, the second could not be found by index.</summary>
    private static string[] Places(InstanceListing listing, List<object?> values)
    {
        if ((listing.OlderThan ?? listing.NewerThan) is not { } position)
        {
            return [""];
        }

        values.AddRange([position.CreatedAt.UtcTicks, position.Key]);
        var (at, key, beyond) = ($"?{values.Count - 1}", $"?{values.Count}", listing.NewerThan is null ? "<" : ">");
        return [$" AND i.created_at {beyond} {at}", $" AND i.created_at = {at} AND i.key {beyond} {key}"];
    }

    private static string? Pattern(string? text) => string.IsNullOrEmpty(text)
        ? null
        : $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
