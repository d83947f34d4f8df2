using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Automations.EndToEnd.Onboarding;

/// <summary>What the people of an onboarding do with the running app. Each may be done again, when the process died meanwhile.</summary>
internal static class OnboardingSteps
{
    public static string Address(string person) => $"{person}@nordlicht.example";

    /// <summary>The queue's form of a sign-up.</summary>
    public static string SignUpMessage(string person) =>
        JsonSerializer.Serialize(
            new
            {
                person = Address(person),
                role = "Champion",
                topics = new[] { "Teams" },
                consent = true,
            }
        );

    public static Task ConfirmAsync(this AppProcess app, string person) => app.PressAsync(Address(person), "confirm", "answer", "yes");

    public static Task DecideAsync(this AppProcess app, string manager, string decision) =>
        app.PressAsync(Address(manager), "approval", "decision", decision);

    /// <summary>Opens the page that the latest such mail leads to, and sends its form off.</summary>
    public static async Task PressAsync(this AppProcess app, string receiver, string page, string field, string value)
    {
        var mails = await app.MessagesAsync(to: receiver);
        var link = mails.Last(mail => mail.Text.Contains($"/{page}?", StringComparison.Ordinal)).LinkTo(page);
        using var opened = await app.App.GetAsync(link);
        opened.EnsureSuccessStatusCode();
        using var form = new FormUrlEncodedContent([new(field, value)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await app.App.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>To that moment; where it is over already, as after a killed advance, all that is due gets done.</summary>
    public static async Task AdvanceToAsync(this AppProcess app, DateTimeOffset to)
    {
        if (await app.NowAsync() >= to)
        {
            await app.SettleAsync();
            return;
        }

        using var answer = await app.App.PostAsJsonAsync("/admin/clock/advance", new { to });
        answer.EnsureSuccessStatusCode();
    }

    /// <returns>Accepted, or Conflict when the step does not allow it (any more).</returns>
    public static async Task<HttpStatusCode> ActAsync(this AppProcess app, string instance, string action)
    {
        using var answer = await app.ManageAsync(HttpMethod.Post, $"/api/workflows/instances/{instance}/actions/{action}");
        return answer.StatusCode;
    }

    public static async Task<JsonElement> StateOfAsync(this AppProcess app, string instance)
    {
        using var answer = await app.ManageAsync(HttpMethod.Get, $"/api/workflows/instances/{instance}");
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>As a community manager's tool.</summary>
    public static async Task<HttpResponseMessage> ManageAsync(
        this AppProcess app,
        HttpMethod method,
        string path,
        object? body = null,
        string? idempotencyKey = null
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = await app.TokenAsync();
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await app.App.SendAsync(request);
    }

    /// <summary>The account is deleted, as when somebody leaves the company.</summary>
    public static async Task DeletePersonAsync(this AppProcess app, string person)
    {
        using var form = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"),
                new("client_id", "tests"),
                new("client_secret", "any"),
                new("scope", "https://graph.microsoft.com/.default"),
            ]
        );
        using var token = await app.Graph.PostAsync("/11111111-1111-1111-1111-111111111111/oauth2/v2.0/token", form);
        token.EnsureSuccessStatusCode();
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/v1.0/users/{Address(person)}");
        request.Headers.Authorization = new("Bearer", (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString());
        using var answer = await app.Graph.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Receiver and subject, which is what must be the same however the way there was.</summary>
    public static string What(this SentMessage mail) => $"{mail.To[0].Split('@')[0]}: {mail.Subject}";

    /// <summary>One for each message that the mail is made of.</summary>
    public static IReadOnlyList<string> SubjectsOfParts(this SentMessage mail) => mail.Subject.Split([" – und: ", " – and: "], StringSplitOptions.None);

    /// <summary>With the minute on a wall clock.</summary>
    public static string WhenAndWhat(this SentMessage mail, string timeZone = "Europe/Berlin") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeZoneInfo.ConvertTime(mail.SentAt, TimeZoneInfo.FindSystemTimeZoneById(timeZone)):ddd yyyy-MM-dd HH:mm} {mail.What()}"
        );
}
