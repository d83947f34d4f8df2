namespace Automations.Architecture.Tests.Conformance;

/// <summary>What of Microsoft's Durable Task API the local platform does not have, and why.</summary>
internal static class LeftOut
{
    private static readonly (string Reason, string[] Prefixes)[] Known =
    [
        ("Durable entities: not supported, and said so by context.Entities and client.Entities.",
        [
            "Microsoft.DurableTask.Entities.",
            "Microsoft.DurableTask.Client.Entities.",
            "Microsoft.DurableTask.DurableTaskRegistry.AddEntity",
            "Microsoft.DurableTask.DurableTaskRegistry.GetEntities",
            "Microsoft.Azure.Functions.Worker.EntityTriggerAttribute",
            "Microsoft.Azure.Functions.Worker.TaskEntityDispatcher",
        ]),
        ("Builders that connect a client or a test host of another process by gRPC: here both are in the same process.",
        [
            "Microsoft.DurableTask.Client.DefaultDurableTaskClientBuilder",
            "Microsoft.DurableTask.Client.DurableTaskBuilderExtensions",
            "Microsoft.DurableTask.Client.IDurableTaskClientBuilder",
            "Microsoft.DurableTask.Client.IDurableTaskClientProvider",
            "Microsoft.DurableTask.Client.ServiceCollectionExtensions",
            "Microsoft.DurableTask.Testing.DurableTaskTestHost..ctor(",
        ]),
        ("HTTP calls by the orchestrator itself: here activities do all I/O, with the app's own clients and retries.",
        [
            "Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http.",
            "Microsoft.DurableTask.TaskOrchestrationContextExtensionMethods",
        ]),
        ("How the worker loads its extension.",
        [
            "Microsoft.Azure.Functions.Worker.Extensions.DurableTask.DurableTaskExtensionStartup",
        ]),
    ];

    public static IEnumerable<string> Prefixes => Known.SelectMany(known => known.Prefixes);

    public static string? ReasonFor(string signature) =>
        Known.FirstOrDefault(known => known.Prefixes.Any(prefix => signature.StartsWith(prefix, StringComparison.Ordinal))).Reason;
}
