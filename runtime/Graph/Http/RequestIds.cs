using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Automations.Runtime.Graph.Http;

/// <summary>Ids of requests: random for each start, then counted.</summary>
internal sealed class RequestIds
{
    private readonly byte[] _start = RandomNumberGenerator.GetBytes(8);
    private long _count;

    public string Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        _start.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Interlocked.Increment(ref _count));
        return new Guid(bytes).ToString("D");
    }
}
