using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Automations.Programme;
using Automations.Web;

namespace Automations.Surveys.Answers;

/// <summary>
/// Makes the answers of an open run unreadable for everybody who can read storage but has not the app's key: AES-256-GCM over the
/// compressed answers, filled up to whole kilobytes so that the size tells little.
/// </summary>
internal sealed class UrnSeal(KeyRing keyRing)
{
    private const int Block = 1024;
    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;

    private readonly IReadOnlyList<byte[]> keys = keyRing.KeysFor("survey-urn");

    /// <param name="place">Run and part; what was sealed for one opens at no other.</param>
    public byte[] Seal(UrnPart part, string place)
    {
        var content = Compress(part);
        var result = new byte[NonceSize + content.Length + TagSize];
        var nonce = result.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys[0], TagSize);
        aes.Encrypt(nonce, content, result.AsSpan(NonceSize, content.Length), result.AsSpan(NonceSize + content.Length), Encoding.UTF8.GetBytes(place));
        return result;
    }

    /// <exception cref="CryptographicException">It was made with another key, for another place, or was changed.</exception>
    public UrnPart Open(byte[] sealedPart, string place)
    {
        foreach (var key in keys.SkipLast(1))
        {
            try
            {
                return Open(key, sealedPart, place);
            }
            catch (AuthenticationTagMismatchException)
            {
                // sealed before the key was changed
            }
        }

        return Open(keys[^1], sealedPart, place);
    }

    private static UrnPart Open(byte[] key, byte[] sealedPart, string place)
    {
        var content = new byte[sealedPart.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            sealedPart.AsSpan(0, NonceSize),
            sealedPart.AsSpan(NonceSize, content.Length),
            sealedPart.AsSpan(sealedPart.Length - TagSize),
            content,
            Encoding.UTF8.GetBytes(place)
        );
        using var unpacked = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<UrnPart>(unpacked, ProgrammeJson.Options)!;
    }

    private static byte[] Compress(UrnPart part)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(brotli, part, ProgrammeJson.Options);
        packed.SetLength((packed.Length + Block - 1) / Block * Block);
        return packed.ToArray();
    }
}
