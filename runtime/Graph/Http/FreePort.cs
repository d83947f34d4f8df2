using System.Net;
using System.Net.Sockets;

namespace Automations.Runtime.Graph.Http;

/// <summary>A loopback port that is free now; the issuer's address has to be known before the server starts.</summary>
internal static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
