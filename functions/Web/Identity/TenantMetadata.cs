using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Automations.Web.Identity;

/// <summary>
/// The tenant's endpoints and signing keys, kept for half a day. Microsoft's own manager refreshes them in the background and by
/// the machine's clock; here the caller who needs new keys gets them, and time is the app's.
/// </summary>
internal sealed class TenantMetadata(IOptions<EntraOptions> options, IHttpClientFactory clients, TimeProvider clock)
{
    public const string HttpClientName = "entra";

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);
    private static readonly TimeSpan ShortestBetweenReads = TimeSpan.FromMinutes(1);

    private volatile Known? known;

    /// <exception cref="Exception">They have never been read, and cannot be now.</exception>
    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellation) =>
        known is { } last && clock.GetUtcNow() - last.ReadAt < Fresh ? last.Metadata : await ReadAsync(known, cancellation);

    /// <summary>For a token signed with a key that <paramref name="seen"/> lacks. Foreign tokens cannot make us ask again and again.</summary>
    public async Task<OpenIdConnectConfiguration> GetNewerThanAsync(OpenIdConnectConfiguration seen, CancellationToken cancellation) =>
        known is { } last && last.Metadata == seen && (!last.IsRefreshed || clock.GetUtcNow() - last.ReadAt >= ShortestBetweenReads)
            ? await ReadAsync(last, cancellation)
            : known?.Metadata ?? seen;

    private async Task<OpenIdConnectConfiguration> ReadAsync(Known? last, CancellationToken cancellation)
    {
        try
        {
            var documents = new HttpDocumentRetriever(clients.CreateClient(HttpClientName)) { RequireHttps = !options.Value.AuthorityOrDefault.IsLoopback };
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(options.Value.MetadataAddress, documents, cancellation);
            known = new(metadata, clock.GetUtcNow(), IsRefreshed: last is not null);
            return metadata;
        }
        catch (Exception exception) when (last is not null && exception is not OperationCanceledException)
        {
            // what was true this morning is better than turning everybody away
            known = last with { ReadAt = clock.GetUtcNow(), IsRefreshed = true };
            return last.Metadata;
        }
    }

    private sealed record Known(OpenIdConnectConfiguration Metadata, DateTimeOffset ReadAt, bool IsRefreshed);
}
