using System.Text.Json.Nodes;

namespace Automations.Runtime.Graph.Http;

/// <summary>An answer before it is written: a JSON body, raw bytes, or nothing.</summary>
internal sealed record GraphResult(int Status, JsonNode? Body = null)
{
    public byte[]? Raw { get; init; }

    public string? RawType { get; init; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static GraphResult Ok(JsonNode body) => new(200, body);

    public static GraphResult Created(JsonNode body) => new(201, body);

    public static GraphResult Accepted() => new(202);

    public static GraphResult NoContent() => new(204);

    public static GraphResult Bytes(byte[] bytes, string contentType) => new(200) { Raw = bytes, RawType = contentType };

    public GraphResult With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }
}
