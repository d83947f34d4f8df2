using Automations.Runtime.Host.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Durable.Http;

internal static class QueryInstances
{
    private const string ContinuationToken = "x-ms-continuation-token";

    public static async Task<IResult> ListAsync(
        HttpContext http, EngineHolder durable, string? instanceIdPrefix, int top = 100, bool showInput = true)
    {
        if (FilterOf(http.Request) is not { } filter || top < 1)
            return DurableApi.Bad("createdTimeFrom and createdTimeTo are instants, runtimeStatus a list of statuses, top a number from 1 on.");
        var query = new OrchestrationQuery
        {
            CreatedFrom = filter.CreatedFrom,
            CreatedTo = filter.CreatedTo,
            Statuses = filter.Statuses,
            InstanceIdPrefix = instanceIdPrefix,
            PageSize = top,
            FetchInputsAndOutputs = true,
            ContinuationToken = http.Request.Headers[ContinuationToken].FirstOrDefault(),
        };
        await foreach (var page in durable.Client.GetAllInstancesAsync(query).AsPages())
        {
            if (page.ContinuationToken is { } next)
                http.Response.Headers[ContinuationToken] = next;
            return TypedResults.Ok(page.Values.Select(instance => InstanceStatus.Of(instance, showInput)));
        }

        return TypedResults.Ok(Array.Empty<InstanceStatus>());
    }

    public static async Task<IResult> PurgeAsync(HttpRequest request, EngineHolder durable, CancellationToken cancellation)
    {
        if (FilterOf(request) is not { } filter)
            return DurableApi.Bad("createdTimeFrom and createdTimeTo are instants, runtimeStatus is a list of statuses.");
        var purged = await durable.Client.PurgeAllInstancesAsync(filter, cancellation);
        return purged.PurgedInstanceCount == 0
            ? TypedResults.NotFound()
            : TypedResults.Ok(new { instancesDeleted = purged.PurgedInstanceCount });
    }

    /// <returns>Null when a value cannot be used.</returns>
    private static PurgeInstancesFilter? FilterOf(HttpRequest request)
    {
        DateTimeOffset? from = null, to = null;
        if (!Instant("createdTimeFrom", ref from) || !Instant("createdTimeTo", ref to))
            return null;
        var statuses = new List<OrchestrationRuntimeStatus>();
        foreach (var name in request.Query["runtimeStatus"].SelectMany(value => value!.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!Enum.TryParse<OrchestrationRuntimeStatus>(name, ignoreCase: true, out var status))
                return null;
            statuses.Add(status);
        }

        return new PurgeInstancesFilter(from, to, statuses.Count == 0 ? null : statuses);

        bool Instant(string name, ref DateTimeOffset? instant)
        {
            if (request.Query[name].FirstOrDefault() is not { Length: > 0 } text)
                return true;
            var parsed = IsoInstant.TryParse(text, out var value);
            instant = value;
            return parsed;
        }
    }
}
