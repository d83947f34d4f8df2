using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Automations.EndToEnd;

/// <summary>What people and tools do with the running app.</summary>
public static partial class AppSteps
{
    private const string Tenant = "11111111-1111-1111-1111-111111111111";

    /// <summary>A sign-up over the API, as in the README.</summary>
    public static async Task<SignedUp> SignUpAsync(this AppProcess app, string person, string role = "Champion", string motivation = "Ich zeige gern, wie es geht.", bool mayBeNamed = false)
    {
        using var answer = await app.App.PostAsJsonAsync(
            "/api/champions",
            new
            {
                person,
                role,
                topics = new[] { "Teams", "OneNote" },
                languages = new[] { "de", "en" },
                motivation,
                mayBeNamed,
                kit = new { stickers = true, shirtSize = "M" },
                consent = true,
            }
        );
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<SignedUp>())!;
    }

    /// <summary>Moves simulated time, through everything that is due on the way.</summary>
    /// <param name="by">ISO 8601, for example <c>P7D</c>.</param>
    public static async Task AdvanceAsync(this AppProcess app, string by)
    {
        using var answer = await app.App.PostAsJsonAsync("/admin/clock/advance", new { by });
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The clock said {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Waits until everything that can happen now has happened; a minute goes by, for a lane's pace and for retries.</summary>
    public static Task SettleAsync(this AppProcess app) => app.AdvanceAsync("PT1M");

    public static async Task<DateTimeOffset> NowAsync(this AppProcess app)
    {
        var clock = await app.App.GetFromJsonAsync<JsonElement>("/admin/clock");
        return DateTimeOffset.Parse(clock.GetProperty("now").GetString()!, CultureInfo.InvariantCulture);
    }

    /// <summary>What has been sent, oldest first.</summary>
    public static async Task<IReadOnlyList<SentMessage>> MessagesAsync(this AppProcess app, string? to = null, string? subject = null)
    {
        var query = $"?to={Uri.EscapeDataString(to ?? "")}&subject={Uri.EscapeDataString(subject ?? "")}";
        return (await app.Graph.GetFromJsonAsync<List<SentMessage>>($"/_local/messages{(to is null && subject is null ? "" : query)}"))!;
    }

    /// <summary>The one link in a message that opens a page for a purpose, such as <c>approval</c>.</summary>
    public static Uri LinkTo(this SentMessage message, string page) =>
        new(Address().Matches(message.Text).Select(match => match.Value.TrimEnd(')', '.', ',')).Distinct().Single(address => new Uri(address).AbsolutePath == $"/{page}"));

    /// <summary>An access token of the local issuer for a tool; without roles, all that a tool may have.</summary>
    public static async Task<AuthenticationHeaderValue> TokenAsync(this AppProcess app, string? roles = null)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "22222222-2222-2222-2222-222222222222",
            ["client_secret"] = "local-only",
            ["scope"] = "api://22222222-2222-2222-2222-222222222222/.default",
        };
        if (roles is not null)
            fields["roles"] = roles;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await app.Graph.PostAsync($"/{Tenant}/oauth2/v2.0/token", form);
        answer.EnsureSuccessStatusCode();
        return new("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString());
    }

    [GeneratedRegex(@"https?://[^\s>]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}

public sealed record SignedUp(string ChampionId, string InstanceId, string Status);

public sealed record SentMessage(string Id, string From, IReadOnlyList<string> To, string Subject, DateTimeOffset SentAt, string Html, string Text, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Null when there are none.</summary>
    public IReadOnlyList<SentAttachment>? Attachments { get; init; }
}

public sealed record SentAttachment(string Name, string ContentType, byte[] ContentBytes);
