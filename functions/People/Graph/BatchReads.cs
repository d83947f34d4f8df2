using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Automations.People.Graph;

/// <summary>
/// Many reads in few requests: as many as one <c>$batch</c> may carry, each with an answer of its own. The SDK's own batches lose how long
/// Graph asks to wait.
/// </summary>
internal static class BatchReads
{
    /// <summary>https://learn.microsoft.com/graph/json-batching: at most 20 requests.</summary>
    private const int MostAtOnce = 20;

    /// <summary>As the handler of single reads does, for what may pass at once.</summary>
    private const int Tries = 4;

    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };

    /// <param name="paths">Below the version, with the query: <c>/users/…</c>.</param>
    /// <returns>In the order of <paramref name="paths"/>: each with what was found, null for what is not there, or why it was refused.</returns>
    /// <exception cref="TransientGraphException">For some of them a later try may succeed; not before the longest pause that one of them asks for.</exception>
    public static async Task<IReadOnlyList<BatchAnswer<T>>> ReadAsync<T>(GraphServiceClient graph, IReadOnlyList<string> paths, CancellationToken cancellation)
        where T : class, IParsable
    {
        var answers = new BatchAnswer<T>[paths.Count];
        foreach (var chunk in Enumerable.Range(0, paths.Count).Chunk(MostAtOnce))
        {
            var missing = chunk;
            for (var attempt = 1; missing.Length > 0; attempt++)
            {
                var late = await AskAsync(graph, paths, missing, answers, cancellation);
                missing = [.. missing.Where(index => answers[index] is null)];
                if (missing.Length > 0 && (attempt == Tries || late.Any(failure => failure.RetryAfter > TimeSpan.Zero)))
                    throw late.MaxBy(failure => failure.RetryAfter ?? TimeSpan.Zero) ?? new TransientGraphException("Graph left answers out of a batch.");
            }
        }

        return answers;
    }

    /// <returns>Why some have no answer yet.</returns>
    private static async Task<IReadOnlyList<TransientGraphException>> AskAsync<T>(
        GraphServiceClient graph,
        IReadOnlyList<string> paths,
        int[] wanted,
        BatchAnswer<T>[] answers,
        CancellationToken cancellation
    )
        where T : class, IParsable
    {
        var late = new List<TransientGraphException>();
        try
        {
            using var json = await PostAsync(graph, wanted.Select(index => new BatchRead($"{index}", "GET", paths[index])), cancellation);
            foreach (var part in json.RootElement.GetProperty("responses").EnumerateArray())
            {
                if (FailureOf(part) is TransientGraphException failure)
                    late.Add(failure);
                else
                    answers[IndexOf(part)] = await AnswerOfAsync<T>(part, cancellation);
            }
        }
        catch (TransientGraphException failure)
        {
            late.Add(failure);
        }

        return late;
    }

    private static async Task<BatchAnswer<T>> AnswerOfAsync<T>(JsonElement part, CancellationToken cancellation)
        where T : class, IParsable =>
        FailureOf(part) switch
        {
            null => new(await KiotaJsonSerializer.DeserializeAsync<T>(part.GetProperty("body").GetRawText(), cancellation), Refused: null),
            GraphRefusedException { Status: HttpStatusCode.NotFound } => new(Found: null, Refused: null),
            GraphRefusedException refused => new(Found: null, refused),
            var other => throw other,
        };

    private static int IndexOf(JsonElement part) => int.Parse(part.GetProperty("id").GetString()!, CultureInfo.InvariantCulture);

    private static async Task<JsonDocument> PostAsync(GraphServiceClient graph, IEnumerable<BatchRead> reads, CancellationToken cancellation)
    {
        var batch = new RequestInformation(Method.POST, "{+baseurl}/$batch", new Dictionary<string, object>());
        batch.SetStreamContent(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { requests = reads }, JsonSerializerOptions.Web)), "application/json");
        var stream = await GraphCalls.RunAsync(() => graph.RequestAdapter.SendPrimitiveAsync<Stream>(batch, Errors, cancellation), cancellation);
        await using (stream)
            return await JsonDocument.ParseAsync(stream!, cancellationToken: cancellation);
    }

    private static Exception? FailureOf(JsonElement part)
    {
        var status = (HttpStatusCode)part.GetProperty("status").GetInt32();
        if ((int)status < 300)
            return null;
        var error = part.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error", out var told) ? told : default;
        var pause = part.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object && headers.TryGetProperty("Retry-After", out var after) ? after.ToString() : null;
        return GraphCalls.Failure(status, TextOf(error, "code") ?? status.ToString(), TextOf(error, "message") ?? "", pause);
    }

    private static string? TextOf(JsonElement json, string field) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(field, out var value) ? value.GetString() : null;
}

/// <param name="Refused">Why there is no answer and never will be.</param>
internal sealed record BatchAnswer<T>(T? Found, GraphRefusedException? Refused)
    where T : class;

internal sealed record BatchRead(string Id, string Method, string Url);
