using Automations.Runtime.Host.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Automations.Runtime.Host.Http;

/// <summary>What an HTTP function returns, as a response: IResult, HttpResponseData, text, or anything else as JSON; nothing is 204.</summary>
internal static class HttpResults
{
    /// <summary>With several outputs, the property marked <c>[HttpResult]</c>; with a queue output on the method, nothing is left for the caller.</summary>
    public static object? ResponsePart(Function function, object? result)
    {
        if (function.Method.IsDefined(typeof(QueueOutputAttribute), inherit: true))
            return null;
        var property = result?.GetType().GetProperties().FirstOrDefault(candidate => candidate.IsDefined(typeof(HttpResultAttribute), inherit: true));
        return property is null ? result : property.GetValue(result);
    }

    public static Task WriteAsync(HttpContext http, object? result) => result switch
    {
        IResult response => response.ExecuteAsync(http),
        HttpResponseData response => WriteAsync(http.Response, response, http.RequestAborted),
        string text => Results.Text(text).ExecuteAsync(http),
        null => Results.NoContent().ExecuteAsync(http),
        _ => Results.Json(result).ExecuteAsync(http),
    };

    private static async Task WriteAsync(HttpResponse target, HttpResponseData response, CancellationToken cancellation)
    {
        target.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers)
            target.Headers[name] = values.ToArray();
        await using var body = response.Body;
        body.Position = 0;
        await body.CopyToAsync(target.Body, cancellation);
    }
}
