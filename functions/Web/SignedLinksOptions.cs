using System.ComponentModel.DataAnnotations;

namespace Automations.Web;

/// <summary>Section <c>SignedLinks</c>. All keys of links and sign-in cookies are derived from these.</summary>
public sealed class SignedLinksOptions : IValidatableObject
{
    private const int LeastBytes = 32;

    /// <summary>Base64 of at least 32 random bytes; new links are made with it.</summary>
    public string? Key { get; set; }

    /// <summary>The key before the last change: its links still open until they expire.</summary>
    public string? PreviousKey { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Key))
            yield return new($"SignedLinks:Key is missing: base64 of {LeastBytes} random bytes, as `openssl rand -base64 {LeastBytes}` prints them");
        else if (!IsKey(Key))
            yield return new($"SignedLinks:Key must be base64 of at least {LeastBytes} bytes");
        if (!string.IsNullOrWhiteSpace(PreviousKey) && !IsKey(PreviousKey))
            yield return new($"SignedLinks:PreviousKey must be base64 of at least {LeastBytes} bytes, or absent");
    }

    private static bool IsKey(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= LeastBytes;
    }
}
