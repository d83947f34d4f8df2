using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.OData;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.Mail;

/// <summary>Lists of messages with Graph's query options.</summary>
internal static class MessageQuery
{
    private static readonly Dictionary<string, string> s_columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["subject"] = "l.subject",
        ["receivedDateTime"] = "m.received_at",
        ["sentDateTime"] = "l.sent_at",
        ["createdDateTime"] = "m.created_at",
        ["lastModifiedDateTime"] = "m.modified_at",
        ["isRead"] = "m.is_read",
        ["isDraft"] = "m.is_draft",
        ["hasAttachments"] = "l.has_attachments",
        ["importance"] = "l.importance",
        ["internetMessageId"] = "l.internet_id",
        ["conversationId"] = "l.conversation_id",
        ["from/emailAddress/address"] = "l.sender_address",
        ["from/emailAddress/name"] = "l.sender_name",
        ["sender/emailAddress/address"] = "l.sender_address",
        ["id"] = "m.item_id",
    };

    /// <param name="folder">Null is the whole mailbox.</param>
    public static GraphResult List(GraphRequest request, Session session, string mailbox, string? folder)
    {
        var query = request.Query;
        var filter = FilterParser.Parse(query.Filter);
        var top = query.Top(10, 1000);
        var parameters = new List<object?> { mailbox };
        // the sign takes the index of the mailbox out of play, so that the few owners of a property are looked up first
        var where = filter is not null && PropertyQuery.IsAskedFor(filter) ? "+m.mailbox = $1" : "m.mailbox = $1";
        if (folder is not null)
        {
            parameters.Add(folder);
            where += " AND m.folder = $2";
        }

        if (filter is not null)
            where += " AND " + new FilterSql(s_columns, parameters, (any, parameter) => PropertyQuery.Sql(any, parameter, "m.sequence")).Write(filter);
        int? count = query.Count
            ? (int)session.Scalar<long>($"SELECT count(*) FROM message m CROSS JOIN mail l ON l.id = m.mail WHERE {where}", parameters)
            : null;
        var order = Order(query.OrderBy, filter);
        var sql = $"{MessageRows.Select} WHERE {where} ORDER BY {order} LIMIT ${parameters.Count + 1} OFFSET ${parameters.Count + 2}";
        parameters.AddRange([top + 1, query.Skip]);
        var messages = session.Query(sql, MessageRows.Read, parameters);
        var items = messages.Take(top).Select(m => (JsonNode)MessageAnswer.Write(request, session, m, isList: true));
        return Page.Of(request, $"users('{mailbox}')/messages", items, count, messages.Count > top, query.Skip + top, "skip");
    }

    /// <summary>Exchange sorts a filtered list only by properties that the filter names first, in the same order.</summary>
    private static string Order(string? orderBy, Filter? filter)
    {
        if (string.IsNullOrWhiteSpace(orderBy))
            return "m.received_at DESC, m.sequence DESC";
        var terms = orderBy.Split(',', StringSplitOptions.TrimEntries).Select(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (filter is not null)
        {
            var filtered = filter.Paths().Distinct(StringComparer.OrdinalIgnoreCase).Take(terms.Count);
            if (!filtered.SequenceEqual(terms.Select(t => t[0]), StringComparer.OrdinalIgnoreCase))
                throw new GraphProblem(400, "InefficientFilter", "The restriction or sort order is too complex for this operation.");
        }

        var columns = terms.Select(t => s_columns.GetValueOrDefault(t[0]) is { } column
            ? column + (Descends(t) ? " DESC" : "")
            : throw GraphProblem.BadRequest($"Messages cannot be ordered by '{t[0]}'."));
        return $"{string.Join(", ", columns)}, m.sequence{(Descends(terms[0]) ? " DESC" : "")}";
    }

    private static bool Descends(string[] term) => term.Length > 1 && term[1].Equals("desc", StringComparison.OrdinalIgnoreCase);
}
