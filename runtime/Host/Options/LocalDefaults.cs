namespace Automations.Runtime.Host.Options;

/// <summary>Values that every local installation shares and everybody may know, like Azurite's account key. None opens anything outside the laptop.</summary>
public static class LocalDefaults
{
    public const string TenantId = "11111111-1111-1111-1111-111111111111";
    public const string ClientId = "22222222-2222-2222-2222-222222222222";
    public const string ClientSecret = "local-only";
    public const string ChampionsGroupId = "33333333-3333-3333-3333-333333333333";
    public const string ManagersGroupId = "44444444-4444-4444-4444-444444444444";

    public const string StorageAccount = "devstoreaccount1";

    /// <summary>Azurite's documented key, the same in every installation.</summary>
    public const string StorageKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>32 bytes; signs links in local mails only.</summary>
    public const string LinkKey = "bG9jYWwtbGlua3Mtb25seS1ub3QtYS1zZWNyZXQhISE=";

    /// <summary>Monday, 9 o'clock in Berlin.</summary>
    public static readonly DateTimeOffset FirstInstant = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

    public static string StorageConnectionString(int blobPort) =>
        $"DefaultEndpointsProtocol=http;AccountName={StorageAccount};AccountKey={StorageKey};"
        + $"BlobEndpoint=http://127.0.0.1:{blobPort}/{StorageAccount};"
        + $"QueueEndpoint=http://127.0.0.1:{blobPort + 1}/{StorageAccount};"
        + $"TableEndpoint=http://127.0.0.1:{blobPort + 2}/{StorageAccount};";

    /// <summary>What the app finds as settings when nobody has set them.</summary>
    public static Dictionary<string, string?> SettingsFor(LocalOptions options) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Entra:TenantId"] = TenantId,
        ["Entra:Authority"] = $"http://localhost:{options.GraphPort}/{TenantId}/v2.0",
        ["Entra:ClientId"] = ClientId,
        ["Entra:ClientSecret"] = ClientSecret,
        ["Graph:BaseUrl"] = $"http://localhost:{options.GraphPort}/v1.0",
        ["Graph:ChampionsGroupId"] = ChampionsGroupId,
        ["Graph:ManagersGroupId"] = ManagersGroupId,
        ["AzureWebJobsStorage"] = StorageConnectionString(options.StoragePort),
        ["App:BaseUrl"] = $"http://localhost:{options.Port}",
        ["SignedLinks:Key"] = LinkKey,
        ["Channel:WebhookUrl"] = $"http://localhost:{options.GraphPort}/_local/channel/webhook",
        ["Host:OperatorPages:ledger"] = "/ledger",
    };
}
