using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Automations.Web;

/// <summary>The token is one version byte, the link's four values and an HMAC-SHA256 over all of them, in base64url.</summary>
internal sealed class SignedLinks(KeyRing keyRing, IOptions<AppOptions> app, TimeProvider clock) : ISignedLinks
{
    public const string Parameter = "link";

    private const byte Version = 1;
    private const int LongestToken = 1024;
    private static readonly LinkCheck Invalid = new(LinkState.Invalid, null);

    private readonly IReadOnlyList<byte[]> keys = keyRing.KeysFor("signed-links");

    public Uri Create(string path, SignedLink link) =>
        app.Value.AddressOf(QueryHelpers.AddQueryString(path, Parameter, Sign(Write(link))));

    public LinkCheck Check(HttpRequest request, string purpose)
    {
        var given = request.Query[Parameter];
        if (given.Count == 0 && request.HasFormContentType)
            given = request.Form[Parameter];
        if (given.Count != 1 || Verify(given.ToString()) is not { } link || link.Purpose != purpose)
            return Invalid;
        return new(link.Expires > clock.GetUtcNow() ? LinkState.Valid : LinkState.Expired, link);
    }

    private string Sign(byte[] content) => Base64Url.EncodeToString([.. content, .. HMACSHA256.HashData(keys[0], content)]);

    private SignedLink? Verify(string token)
    {
        if (token.Length is 0 or > LongestToken || !Base64Url.IsValid(token))
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= HMACSHA256.HashSizeInBytes)
            return null;
        var content = bytes[..^HMACSHA256.HashSizeInBytes];
        var proof = bytes.AsSpan(content.Length);
        foreach (var key in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, content), proof))
                return content[0] == Version ? Read(content) : null;
        }
        return null;
    }

    private static byte[] Write(SignedLink link)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content))
        {
            writer.Write(Version);
            writer.Write(link.Purpose);
            writer.Write(link.Subject);
            writer.Write(link.Person);
            writer.Write7BitEncodedInt64(link.Expires.ToUnixTimeSeconds());
        }
        return content.ToArray();
    }

    private static SignedLink Read(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content, 1, content.Length - 1));
        return new(
            reader.ReadString(),
            reader.ReadString(),
            reader.ReadString(),
            DateTimeOffset.FromUnixTimeSeconds(reader.Read7BitEncodedInt64())
        );
    }
}
