using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Automations.Runtime.Graph.Faults;
using Automations.Runtime.Graph.Identity;
using Automations.Runtime.Graph.OData;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Automations.Runtime.Graph.Http;

/// <summary>Everything below /v1.0: injected faults, the token, limits, the answer.</summary>
internal sealed class GraphPipeline(
    GraphService service, BatchEndpoint batch, TokenReader tokens, FaultInjector faults, RequestIds ids, TimeProvider clock)
{
    private const int MostBytes = 4 * 1024 * 1024 + 64 * 1024;
    private static readonly JsonWriterOptions s_writer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public async Task InvokeAsync(HttpContext context)
    {
        var requestId = ids.Next();
        var clientRequestId = context.Request.Headers["client-request-id"].ToString() is { Length: > 0 } given ? given : requestId;
        context.Response.Headers["request-id"] = requestId;
        context.Response.Headers["client-request-id"] = clientRequestId;
        var fault = faults.Draw(context.Request.Method, context.Request.Path);
        if (fault.Drop == "before")
        {
            context.Abort();
            return;
        }

        var result = await AnswerAsync(context, fault, requestId, clientRequestId);
        if (fault.Drop == "after")
            context.Abort();
        else
            await WriteAsync(context, result);
    }

    private static async Task WriteAsync(HttpContext context, GraphResult result)
    {
        context.Response.StatusCode = result.Status;
        foreach (var (name, value) in result.Headers)
            context.Response.Headers[name] = value;
        if (result.Raw is { } raw)
        {
            context.Response.ContentType = result.RawType;
            await context.Response.Body.WriteAsync(raw, context.RequestAborted);
        }
        else if (result.Body is { } body)
        {
            context.Response.ContentType = "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8";
            await using (var writer = new Utf8JsonWriter(context.Response.BodyWriter, s_writer))
                body.WriteTo(writer);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or 0 && context.Request.Headers.TransferEncoding.Count == 0)
            return default;
        if (context.Request.ContentLength > MostBytes)
            throw new GraphProblem(413, "RequestEntityTooLarge", "The request is larger than 4 MB; larger attachments need an upload session.");
        using var buffer = new MemoryStream((int)(context.Request.ContentLength ?? 1024));
        var size = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (size is { IsReadOnly: false })
            size.MaxRequestBodySize = MostBytes;
        try
        {
            await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == 413)
        {
            throw new GraphProblem(413, "RequestEntityTooLarge", "The request is larger than 4 MB; larger attachments need an upload session.");
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private async Task<GraphResult> AnswerAsync(HttpContext context, Fault fault, string requestId, string clientRequestId)
    {
        try
        {
            var http = context.Request;
            var caller = await tokens.ReadAsync(http.Headers.Authorization.ToString() is { Length: > 0 } value ? value : null);
            var path = http.Path.Value!["/v1.0".Length..];
            using var lane = service.Enter(caller, path);
            if (fault.LatencyMs > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(fault.LatencyMs), TimeProvider.System, context.RequestAborted);
            if (fault.Status is { } status)
                throw ErrorBody.Injected(status, fault.RetryAfter);
            var request = new GraphRequest(http.Method, path, QueryOptions.Parse(http.QueryString.Value), caller)
            {
                Headers = http.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                Body = await BodyAsync(context),
                BaseUrl = string.Create(CultureInfo.InvariantCulture, $"{http.Scheme}://{http.Host}/v1.0"),
                Target = http.Path.ToUriComponent()["/v1.0".Length..] + http.QueryString,
            };
            return BatchEndpoint.Is(request) ? batch.Answer(request) : service.Answer(request);
        }
        catch (GraphProblem problem)
        {
            return ErrorBody.Of(problem, requestId, clientRequestId, clock.GetUtcNow());
        }
    }
}
