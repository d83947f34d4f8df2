using System.Net.NetworkInformation;

namespace Automations.Host.Tests;

/// <summary>Ports that nobody listens on, each handed out once.</summary>
internal static class FreePorts
{
    private static readonly Lock Gate = new();
    private static int _next = 21_000 + (Environment.ProcessId % 500 * 40);

    public static int Take(int count = 1)
    {
        lock (Gate)
        {
            var used = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(endpoint => endpoint.Port).ToHashSet();
            while (Enumerable.Range(_next, count).Any(used.Contains))
                _next++;
            var first = _next;
            _next += count;
            return first;
        }
    }
}
