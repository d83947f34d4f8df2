using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Automations.Surveys.Answers;

/// <summary>
/// A random number that only the browser keeps; with it, and with nothing else, an answer can be seen and changed again. We keep
/// what it hashes to, which says nothing of who holds it.
/// </summary>
internal static class Receipt
{
    private const int Bytes = 16;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static bool IsOne(string? text) => text is { Length: 22 } && Base64Url.IsValid(text, out var length) && length == Bytes;

    public static string KeyOf(string receipt) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(receipt)).AsSpan(0, Bytes));

    /// <summary>Which part of an urn an answer with this key goes to.</summary>
    public static int PartOf(string key, int parts) => Convert.ToInt32(key[..4], 16) % parts;
}
