using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Under which scheme, host and port the instances of a client are managed; the host says so when it has opened it.</summary>
internal static class ManagementOrigins
{
    private static readonly ConditionalWeakTable<DurableTaskClient, string> Known = [];

    public static void Set(DurableTaskClient client, string origin) => Known.AddOrUpdate(client, origin);

    public static string? Of(DurableTaskClient client) => Known.TryGetValue(client, out var origin) ? origin : null;
}
