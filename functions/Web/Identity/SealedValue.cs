using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Automations.Web.Identity;

/// <summary>Keeps a small value in a cookie that its owner can neither read nor change: AES-256-GCM, with the end of its life inside.</summary>
internal sealed class SealedValue<T>(KeyRing keyRing, string use, TimeProvider clock)
    where T : class
{
    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;

    private readonly IReadOnlyList<byte[]> keys = keyRing.KeysFor($"cookie:{use}");
    private readonly byte[] context = Encoding.UTF8.GetBytes(use);

    public string Seal(T value, TimeSpan life)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new Envelope(value, clock.GetUtcNow() + life));
        var sealedBytes = new byte[NonceSize + content.Length + TagSize];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys[0], TagSize);
        aes.Encrypt(nonce, content, sealedBytes.AsSpan(NonceSize, content.Length), sealedBytes.AsSpan(NonceSize + content.Length), context);
        return Base64Url.EncodeToString(sealedBytes);
    }

    /// <returns>Null when it was made elsewhere, was changed, or is past its life.</returns>
    public T? Open(string? text)
    {
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= NonceSize + TagSize)
            return null;
        return keys.Select(key => TryOpen(key, bytes)).FirstOrDefault(found => found is not null) is { } envelope && envelope.Ends > clock.GetUtcNow()
            ? envelope.Value
            : null;
    }

    private Envelope? TryOpen(byte[] key, byte[] bytes)
    {
        var content = new byte[bytes.Length - NonceSize - TagSize];
        try
        {
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, content.Length), bytes.AsSpan(bytes.Length - TagSize), content, context);
            return JsonSerializer.Deserialize<Envelope>(content);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private sealed record Envelope(T Value, DateTimeOffset Ends);
}
