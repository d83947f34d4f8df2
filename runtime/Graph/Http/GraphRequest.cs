using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.Runtime.Graph.OData;

namespace Automations.Runtime.Graph.Http;

/// <summary>One call to /v1.0, alone or as an item of a batch.</summary>
internal sealed record GraphRequest(string Method, string Path, QueryOptions Query, Caller Caller)
{
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Origin and version prefix for links in answers, for example http://localhost:7072/v1.0.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Path and query as they were sent, for links to the next page.</summary>
    public required string Target { get; init; }

    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string this[string name] => Values[name];

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Whether one of the comma-separated preferences of the Prefer header is the given one; quotes are optional.</summary>
    public bool Prefers(string preference) => Preferences().Any(p => p.Equals(preference, StringComparison.OrdinalIgnoreCase));

    public string? Preference(string name) => Preferences()
        .Where(p => p.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase))
        .Select(p => p[(name.Length + 1)..])
        .FirstOrDefault();

    public JsonObject Json()
    {
        try
        {
            return JsonNode.Parse(Body.Span) as JsonObject ?? throw GraphProblem.BadRequest("The request body must be a JSON object.");
        }
        catch (JsonException)
        {
            throw GraphProblem.BadRequest("Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
        }
    }

    private IEnumerable<string> Preferences() =>
        Header("Prefer")?.Split(',').Select(p => p.Replace("\"", "", StringComparison.Ordinal).Trim()) ?? [];
}
