using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Automations.Runtime.Host.Http;

/// <summary>ASP.NET Core's request and response behind the worker's own types.</summary>
internal sealed class LocalHttpRequestData(FunctionContext context, HttpRequest request) : HttpRequestData(context)
{
    private readonly Lazy<HttpHeadersCollection> _headers = new(() =>
        new(request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.Select(value => value ?? "")))));

    public override Stream Body => request.Body;

    public override HttpHeadersCollection Headers => _headers.Value;

    public override string Method => request.Method;

    public override Uri Url { get; } = new(request.GetEncodedUrl());

    public override HttpResponseData CreateResponse() => new Response(FunctionContext);

    /// <summary>Kept until the function returns it: what it does not return is not sent.</summary>
    public sealed class Response(FunctionContext context) : HttpResponseData(context)
    {
        public override HttpStatusCode StatusCode { get; set; } = HttpStatusCode.OK;

        public override HttpHeadersCollection Headers { get; set; } = new();

        public override Stream Body { get; set; } = new MemoryStream();
    }

    public sealed class Feature : IHttpRequestDataFeature
    {
        public ValueTask<HttpRequestData?> GetHttpRequestDataAsync(FunctionContext context) =>
            new(context.GetHttpContext() is { } http ? new LocalHttpRequestData(context, http.Request) : null);
    }
}
