using System.Net;
using System.Net.Sockets;

namespace Automations.Tests;

/// <summary>
/// Ports for servers that tests start. They lie below those that the system gives to outgoing connections (from 32,768 on with Linux,
/// higher elsewhere), so that no passing connection takes one between the look and the use; and a block of them belongs to one test
/// process for as long as it lives, so that test runs side by side do not meet.
/// </summary>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int Last = 32_000;
    private const int InABlock = 60;

    private static readonly Lock Gate = new();
    private static readonly List<FileStream> Blocks = [];
    private static int next;
    private static int end;

    /// <returns>The first of so many free ports in a row, each handed out once.</returns>
    public static int Take(int count)
    {
        lock (Gate)
        {
            while (true)
            {
                if (next + count > end)
                    TakeBlock();
                var first = next;
                next += count;
                if (Enumerable.Range(first, count).All(IsFree))
                    return first;
            }
        }
    }

    /// <remarks>The system lets go of the lock when the process ends, however it does.</remarks>
    private static void TakeBlock()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "champion-automations-ports"));
        for (var first = Math.Max(First, end); first + InABlock <= Last; first += InABlock)
        {
            try
            {
                Blocks.Add(new FileStream(Path.Combine(folder.FullName, $"{first}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
                (next, end) = (first, first + InABlock);
                return;
            }
            catch (IOException)
            {
                // another test process has this block
            }
        }

        throw new InvalidOperationException($"All ports from {First} to {Last} are given away to test processes.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
