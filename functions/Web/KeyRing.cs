using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Automations.Web;

/// <summary>Derives a key of its own for each use from the configured one, so that a proof made for one use is worth nothing for another.</summary>
internal sealed class KeyRing(IOptions<SignedLinksOptions> options)
{
    /// <returns>The current key first; the one before it, when there is one, only to read what was made with it.</returns>
    public IReadOnlyList<byte[]> KeysFor(string use) =>
        [.. new[] { options.Value.Key, options.Value.PreviousKey }.Where(key => !string.IsNullOrWhiteSpace(key)).Select(key => Derive(key!, use))];

    private static byte[] Derive(string key, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(key), outputLength: 32, info: Encoding.UTF8.GetBytes(use));
}
