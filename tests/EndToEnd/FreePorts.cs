using System.Net;
using System.Net.Sockets;

namespace Automations.EndToEnd;

/// <param name="Storage">First of three in a row.</param>
public sealed record FreePorts(int App, int Graph, int Storage)
{
    private const int InARow = 5;

    /// <summary>Five free ports in a row. They are free now; that nobody takes them until the app does is likely, not certain.</summary>
    public static FreePorts Find()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            using var first = Listen(0);
            var port = ((IPEndPoint)first!.LocalEndpoint).Port;
            if (port + InARow > ushort.MaxValue)
                continue;
            var rest = Enumerable.Range(port + 1, InARow - 1).Select(Listen).ToList();
            var areFree = rest.TrueForAll(listener => listener is not null);
            rest.ForEach(listener => listener?.Dispose());
            if (areFree)
                return new(port, port + 1, port + 2);
        }
        throw new InvalidOperationException("There are no five free ports in a row on this machine.");
    }

    private static TcpListener? Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
