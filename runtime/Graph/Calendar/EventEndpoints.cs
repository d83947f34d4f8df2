using System.Globalization;
using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.Mail;
using Automations.Runtime.Graph.OData;
using Automations.Runtime.Graph.People;

namespace Automations.Runtime.Graph.Calendar;

/// <summary>Events of a person's calendar.</summary>
internal sealed class EventEndpoints(PeopleDirectory people, CalendarStore store)
{
    private static readonly Dictionary<string, string> s_columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["subject"] = "e.subject",
        ["start/dateTime"] = "e.start_at",
        ["end/dateTime"] = "e.end_at",
        ["createdDateTime"] = "e.created_at",
        ["lastModifiedDateTime"] = "e.modified_at",
        ["iCalUId"] = "e.uid",
        ["isOrganizer"] = "e.is_organizer",
    };

    public void Map(GraphRouter router)
    {
        foreach (var user in new[] { "/users/{user}", "/me" })
        {
            router
                .Map("GET", user + "/calendarView", View)
                .Map("GET", user + "/calendar/calendarView", View)
                .Map("POST", user + "/calendar/events", Create)
                .Map("GET", user + "/calendar/events", r => List(r, "e.mailbox = $1", []))
                .Map("POST", user + "/events", Create)
                .Map("GET", user + "/events", r => List(r, "e.mailbox = $1", []))
                .Map("GET", user + "/events/{event}", r => Answer(r, store.Get(Mailbox(r), r["event"]), 200))
                .Map("PATCH", user + "/events/{event}", r => Answer(r, store.Change(Mailbox(r), r["event"], r.Json()), 200))
                .Map("DELETE", user + "/events/{event}", Delete)
                .Map("POST", user + "/events/{event}/cancel", Cancel)
                .Map("POST", user + "/events/{event}/accept", r => Respond(r, "accepted"))
                .Map("POST", user + "/events/{event}/tentativelyAccept", r => Respond(r, "tentativelyAccepted"))
                .Map("POST", user + "/events/{event}/decline", r => Respond(r, "declined"));
        }
    }

    private static string Zone(GraphRequest request) => request.Preference("outlook.timezone") ?? "UTC";

    private JsonObject Write(GraphRequest request, CalendarEvent entry)
    {
        var json = EventJson.Write(entry, request.Query.Select, Zone(request));
        if (request.Query.Expand is { Length: > 0 } expand)
            store.Read(s => PropertyQuery.Expand(json, expand, s, entry.Sequence));
        return json;
    }

    private GraphResult Answer(GraphRequest request, CalendarEvent entry, int status)
    {
        var json = Write(request, entry);
        json.Insert(0, "@odata.context", $"{request.BaseUrl}/$metadata#users('{entry.Mailbox}')/events/$entity");
        return new GraphResult(status, json);
    }

    private Person Mailbox(GraphRequest request) => people.MailboxOf(request);

    private GraphResult Create(GraphRequest request) => Answer(request, store.Create(Mailbox(request), request.Json()), 201);

    private GraphResult Delete(GraphRequest request)
    {
        store.Delete(Mailbox(request), request["event"]);
        return GraphResult.NoContent();
    }

    private GraphResult Cancel(GraphRequest request)
    {
        store.Cancel(Mailbox(request), request["event"]);
        return GraphResult.Accepted();
    }

    private GraphResult Respond(GraphRequest request, string response)
    {
        var body = request.Body.IsEmpty ? [] : request.Json();
        var send = (body["sendResponse"] ?? body["SendResponse"])?.GetValue<bool>() ?? true;
        store.Respond(Mailbox(request), request["event"], response, (body["comment"] ?? body["Comment"])?.ToString(), send);
        return GraphResult.Accepted();
    }

    private GraphResult View(GraphRequest request)
    {
        string Time(string name) => DateTimeOffset.TryParse(request.Query[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? Times.Text(time)
            : throw new GraphProblem(400, "ErrorInvalidParameter", $"This request requires a time window specified by the query string parameters StartDateTime and EndDateTime; '{name}' is missing or invalid.");
        return List(request, "e.mailbox = $1 AND e.start_at < $2 AND e.end_at > $3", [Time("endDateTime"), Time("startDateTime")]);
    }

    private GraphResult List(GraphRequest request, string where, IReadOnlyList<object?> values)
    {
        var mailbox = Mailbox(request).Id;
        var query = request.Query;
        var top = query.Top(10, 1000);
        var parameters = new List<object?> { mailbox };
        parameters.AddRange(values);
        if (FilterParser.Parse(query.Filter) is { } filter)
        {
            where = (PropertyQuery.IsAskedFor(filter) ? "+" : "") + where;
            where += " AND " + new FilterSql(s_columns, parameters, (any, parameter) => PropertyQuery.Sql(any, parameter, "e.sequence")).Write(filter);
        }

        var sql = $"{EventRows.Select} WHERE {where} ORDER BY {Order(query.OrderBy)} LIMIT ${parameters.Count + 1} OFFSET ${parameters.Count + 2}";
        var (events, count) = store.Read(s => (
            s.Query(sql, EventRows.Read, [.. parameters, top + 1, query.Skip]),
            query.Count ? (int?)s.Scalar<long>($"SELECT count(*) FROM event e WHERE {where}", parameters) : null));
        var items = events.Take(top).Select(e => (JsonNode)Write(request, e));
        return Page.Of(request, $"users('{mailbox}')/events", items, count, events.Count > top, query.Skip + top, "skip");
    }

    private static string Order(string? orderBy)
    {
        var parts = (orderBy ?? "start/dateTime").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var column = s_columns.GetValueOrDefault(parts[0]) ?? throw GraphProblem.BadRequest($"Events cannot be ordered by '{parts[0]}'.");
        return column + (parts.Length > 1 && parts[1].Equals("desc", StringComparison.OrdinalIgnoreCase) ? " DESC" : "") + ", e.sequence";
    }
}
