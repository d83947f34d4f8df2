using System.Globalization;
using Automations.Runtime.Host.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Durable.Http;

internal static class QueryInstances
{
    private const string ContinuationToken = "x-ms-continuation-token";
    private const string InstantRule = "An instant in ISO 8601 with its offset, such as 2027-01-04T08:00:00Z.";

    public static async Task<IResult> ListAsync(
        HttpContext http, EngineHolder durable, string? instanceIdPrefix, int top = 100, bool showInput = true)
    {
        if (top < 1)
            return Problems.Bad("top", "The size of a page is at least 1.");
        var token = http.Request.Headers[ContinuationToken].FirstOrDefault();
        if (token is { Length: > 0 } && !long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return Problems.Bad(ContinuationToken, "The token comes from the page before.");
        if (ReadFilter(http.Request, out var filter) is { } wrong)
            return wrong;

        var query = new OrchestrationQuery
        {
            CreatedFrom = filter.CreatedFrom,
            CreatedTo = filter.CreatedTo,
            Statuses = filter.Statuses,
            InstanceIdPrefix = instanceIdPrefix,
            PageSize = top,
            FetchInputsAndOutputs = true,
            ContinuationToken = token is { Length: > 0 } ? token : null,
        };
        await foreach (var page in durable.Client.GetAllInstancesAsync(query).AsPages())
        {
            if (page.ContinuationToken is { } next)
                http.Response.Headers[ContinuationToken] = next;
            return TypedResults.Ok(page.Values.Select(instance => InstanceStatus.Of(instance, showInput)));
        }

        return TypedResults.Ok(Array.Empty<InstanceStatus>());
    }

    /// <summary>Asks for a beginning, as Azure does, so that nobody empties the whole hub by leaving out the filter.</summary>
    public static async Task<IResult> PurgeAsync(HttpRequest request, EngineHolder durable, CancellationToken cancellation)
    {
        if (ReadFilter(request, out var filter) is { } wrong)
            return wrong;
        if (filter.CreatedFrom is null)
            return Problems.Bad("createdTimeFrom", "Say from when on: " + InstantRule);
        var purged = await durable.Client.PurgeAllInstancesAsync(filter, cancellation);
        return purged.PurgedInstanceCount == 0
            ? TypedResults.Problem("No instance that has ended matches the filter.", statusCode: StatusCodes.Status404NotFound)
            : TypedResults.Ok(new { instancesDeleted = purged.PurgedInstanceCount });
    }

    /// <returns>What is wrong with the filter, or null.</returns>
    private static ValidationProblem? ReadFilter(HttpRequest request, out PurgeInstancesFilter filter)
    {
        filter = new();
        foreach (var name in new[] { "createdTimeFrom", "createdTimeTo" })
        {
            if (request.Query[name].FirstOrDefault() is not { Length: > 0 } text)
                continue;
            if (!IsoInstant.TryParse(text, out var instant))
                return Problems.Bad(name, InstantRule);
            filter = name == "createdTimeFrom" ? filter with { CreatedFrom = instant } : filter with { CreatedTo = instant };
        }

        var statuses = new List<OrchestrationRuntimeStatus>();
        foreach (var name in request.Query["runtimeStatus"].SelectMany(value => value!.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!Enum.TryParse<OrchestrationRuntimeStatus>(name, ignoreCase: true, out var status) || !Enum.IsDefined(status))
                return Problems.Bad("runtimeStatus", $"One or more, separated by commas, of {string.Join(", ", Enum.GetNames<OrchestrationRuntimeStatus>())}.");
            statuses.Add(status);
        }

        filter = filter with { Statuses = statuses.Count == 0 ? null : statuses };
        return null;
    }
}
