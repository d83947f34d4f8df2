namespace Automations.Messages.Layout;

internal static class MailLinks
{
    /// <exception cref="MessageTextException">It is neither a web nor a mail address.</exception>
    public static string Checked(string source, string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeMailto)
            ? address!
            : throw new MessageTextException($"The text {source} links to {address}: links must be whole web or mail addresses.");
}
