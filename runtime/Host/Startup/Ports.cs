using System.Net;
using System.Net.Sockets;
using Automations.Runtime.Host.Options;

namespace Automations.Runtime.Host.Startup;

internal static class Ports
{
    /// <exception cref="StartupException">One of the ports is taken; names it, who may have it, and the option that chooses another.</exception>
    public static void RequireFree(int first, int count, string purpose, string setting)
    {
        for (var port = first; port < first + count; port++)
        {
            if (IsFree(port))
                continue;
            var owner = PortOwner.Of(port) is { } process ? $"by {process}" : "by another program, perhaps an earlier start of this one";
            throw new StartupException(
                $"Port {port} for {purpose} is taken {owner}. Stop it, or choose another port with {CommandLine.OptionFor(setting)}.");
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
