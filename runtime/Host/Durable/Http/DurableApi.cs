using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Automations.Runtime.Host.Durable.Http;

/// <summary>The management API of Durable Functions, at Azure's addresses.</summary>
internal static class DurableApi
{
    public static void MapDurable(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(ManagementAddresses.Root).WithMetadata(new SizeLimit());
        api.MapPost("/orchestrators/{function}/{id?}", StartInstance.RunAsync);

        api.MapGet("/instances", QueryInstances.ListAsync);
        api.MapDelete("/instances", QueryInstances.PurgeAsync);
        api.MapGet("/instances/{id}", InspectInstance.StatusAsync);
        api.MapDelete("/instances/{id}", InspectInstance.PurgeAsync);
        api.MapPost("/instances/{id}/raiseEvent/{name}", SteerInstance.RaiseEventAsync);
        api.MapPost("/instances/{id}/terminate", SteerInstance.TerminateAsync);
        api.MapPost("/instances/{id}/suspend", SteerInstance.SuspendAsync);
        api.MapPost("/instances/{id}/resume", SteerInstance.ResumeAsync);
        api.MapPost("/instances/{id}/rewind", SteerInstance.RewindAsync);
        api.MapPost("/instances/{id}/restart", StartInstance.RestartAsync);
    }

    /// <summary>Payloads of 32 MB, and a little around them.</summary>
    private sealed class SizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => (32 << 20) + (64 << 10);
    }
}
