using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Automations.Runtime.Host.Durable.Http;

/// <summary>
/// Parts of the address as the caller wrote them. Routing decodes everything except <c>%2F</c>, so that to it the ids <c>a/b</c> and
/// <c>a%2Fb</c> look alike; here each part is decoded once and whole.
/// </summary>
internal static class Address
{
    private const int Below = 3;

    /// <param name="position">Counted from 0, below the API's root.</param>
    /// <returns>Null when the address is shorter.</returns>
    public static string? Part(HttpContext http, int position)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith('/'))
            target = new Uri(target).PathAndQuery;
        var parts = target.Split('?', 2)[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > Below + position ? Uri.UnescapeDataString(parts[Below + position]) : null;
    }
}

/// <summary>The part after <c>instances/</c> or <c>orchestrators/{function}/</c>.</summary>
internal sealed record InstanceId(string Value)
{
    public static ValueTask<InstanceId?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var position = string.Equals(Address.Part(context, 0), "orchestrators", StringComparison.OrdinalIgnoreCase) ? 2 : 1;
        return new(Address.Part(context, position) is { } id ? new InstanceId(id) : null);
    }
}

/// <summary>The part after <c>raiseEvent/</c>.</summary>
internal sealed record EventName(string Value)
{
    public static ValueTask<EventName?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(Address.Part(context, 3) is { } name ? new EventName(name) : null);
}
