using System.Text;
using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Faults;
using Automations.Runtime.Graph.OData;

namespace Automations.Runtime.Graph.Http;

/// <summary><c>POST /$batch</c>: up to 20 requests in the order given; what depends on a failed one answers 424.</summary>
internal sealed class BatchEndpoint(GraphService service, FaultInjector faults, RequestIds ids, TimeProvider clock)
{
    private const int MostRequests = 20;

    public static bool Is(GraphRequest request) =>
        request.Method == "POST" && request.Path.Equals("/$batch", StringComparison.OrdinalIgnoreCase);

    public GraphResult Answer(GraphRequest request)
    {
        if (request.Json()["requests"] is not JsonArray items)
            throw GraphProblem.BadRequest("The property 'requests' is missing.");
        if (items.Count > MostRequests)
            throw GraphProblem.BadRequest($"Number of batch request steps exceeds the maximum value of {MostRequests}.");
        var statuses = new Dictionary<string, int>(StringComparer.Ordinal);
        var answers = new JsonArray();
        foreach (var item in items.OfType<JsonObject>())
        {
            var id = item["id"]?.ToString() ?? throw GraphProblem.BadRequest("Each request of a batch needs an id.");
            var result = Item(request, item, statuses);
            if (!statuses.TryAdd(id, result.Status))
                throw GraphProblem.BadRequest($"The id '{id}' is used more than once.");
            answers.Add((JsonNode)Write(id, result));
        }

        return GraphResult.Ok(new JsonObject { ["responses"] = answers });
    }

    private static JsonObject Write(string id, GraphResult result)
    {
        var headers = new JsonObject();
        foreach (var (name, value) in result.Headers)
            headers[name] = value;
        if (result.Body is not null)
            headers["Content-Type"] = "application/json; odata.metadata=minimal";
        var json = new JsonObject { ["id"] = id, ["status"] = result.Status, ["headers"] = headers };
        if (result.Body is not null)
            json["body"] = result.Body;
        else if (result.Raw is not null)
            json["body"] = Convert.ToBase64String(result.Raw);
        return json;
    }

    private GraphResult Item(GraphRequest batch, JsonObject item, Dictionary<string, int> statuses)
    {
        try
        {
            foreach (var needed in (item["dependsOn"] as JsonArray ?? []).Select(n => n!.ToString()))
            {
                if (!statuses.TryGetValue(needed, out var status))
                    throw GraphProblem.BadRequest($"dependsOn names '{needed}', which is not an earlier request of the batch.");
                if (status >= 400)
                    throw new GraphProblem(424, "FailedDependency", "The request failed because a request it depends on failed.");
            }

            var method = item["method"]?.ToString().ToUpperInvariant() ?? "GET";
            var target = "/" + (item["url"]?.ToString() ?? "").TrimStart('/');
            var question = target.IndexOf('?', StringComparison.Ordinal);
            var path = Uri.UnescapeDataString(question < 0 ? target : target[..question]);
            if (faults.Draw(method, "/v1.0" + path) is { Status: { } injected } fault)
                throw ErrorBody.Injected(injected, fault.RetryAfter);
            using var lane = service.Enter(batch.Caller, path);
            return service.Answer(new GraphRequest(method, path, QueryOptions.Parse(question < 0 ? null : target[question..]), batch.Caller)
            {
                Headers = Headers(item),
                Body = Body(item["body"]),
                BaseUrl = batch.BaseUrl,
                Target = target,
            });
        }
        catch (GraphProblem problem)
        {
            return ErrorBody.Of(problem, ids.Next(), null, clock.GetUtcNow());
        }
    }

    private static Dictionary<string, string> Headers(JsonObject item) => (item["headers"] as JsonObject ?? [])
        .ToDictionary(h => h.Key, h => h.Value?.ToString() ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>JSON, or for other content types text in a JSON string.</summary>
    private static ReadOnlyMemory<byte> Body(JsonNode? body) => body switch
    {
        null => default,
        JsonValue value => Encoding.UTF8.GetBytes(value.ToString()),
        _ => Encoding.UTF8.GetBytes(body.ToJsonString()),
    };
}
