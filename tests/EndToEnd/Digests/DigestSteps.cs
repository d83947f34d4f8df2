using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Automations.EndToEnd.Onboarding;

namespace Automations.EndToEnd.Digests;

/// <summary>What editors and readers do with digests.</summary>
internal static partial class DigestSteps
{
    public static async Task<string> StateOfDigestAsync(this AppProcess app, string edition)
    {
        using var answer = await app.ManageAsync(HttpMethod.Get, $"/api/digests/{edition}");
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString()!;
    }

    public static async Task SteerDigestAsync(this AppProcess app, string edition, string action, object? body = null)
    {
        using var answer = await app.ManageAsync(HttpMethod.Post, $"/api/digests/{edition}/{action}", body);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
    }

    /// <returns>Whether the editors are told that a model wrote the introductions: in the mail, and on the page for each language.</returns>
    public static async Task<bool> IsMarkedAsDraftAsync(this AppProcess app, string edition)
    {
        var preview = await app.PreviewAsync(edition);
        var page = await app.App.GetStringAsync(preview.LinkTo($"digests/{edition}/edit"));
        var (inMail, onPage) = (preview.Text.Contains("Entwurf einer KI", StringComparison.Ordinal), page.Split("Entwurf einer KI").Length - 1);
        Assert.Equal(inMail ? 2 : 0, onPage);
        return inMail;
    }

    /// <summary>On the page that the preview leads to, with everything else as it stands.</summary>
    public static async Task WriteIntroductionAsync(this AppProcess app, string edition, string language, string introduction, string decision)
    {
        var link = (await app.PreviewAsync(edition)).LinkTo($"digests/{edition}/edit");
        var page = await app.App.GetStringAsync(link);
        var fields = Inputs().Matches(page).Select(match => KeyValuePair.Create(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)))
            .Concat(Areas().Matches(page).Select(match => KeyValuePair.Create(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value))))
            .Concat(Keeps().Matches(page).Select(match => KeyValuePair.Create(match.Groups["name"].Value, "yes")))
            .Where(field => field.Key != $"introduction-{language}")
            .Append(new($"introduction-{language}", introduction))
            .Append(new("version", WebUtility.HtmlDecode(Version().Match(page).Groups["value"].Value)))
            .Append(new("do", decision));
        Assert.Equal(HttpStatusCode.OK, await app.PostFormAsync(link, fields));
    }

    public static Task<HttpStatusCode> PauseDigestsAsync(this AppProcess app, SentMessage digest, DateOnly until) =>
        app.PostFormAsync(digest.LinkTo("digests/preferences"), [new("frequency", "Weekly"), new("pausedUntil", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);

    /// <summary>As a mail program does it by itself: no cookies, no origin.</summary>
    public static async Task<HttpStatusCode> EndInOneClickAsync(SentMessage digest)
    {
        using var mailProgram = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var address = digest.Headers["List-Unsubscribe"].Trim('<', '>');
        using (var looked = await mailProgram.GetAsync(new Uri(address)))
            looked.EnsureSuccessStatusCode();
        using var content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await mailProgram.PostAsync(new Uri(address), content);
        return answer.StatusCode;
    }

    /// <returns>The edition that a mail brings; null when it is no digest.</returns>
    public static string? EditionOf(this SentMessage mail) =>
        mail.Headers.ContainsKey("List-Unsubscribe") ? Edition().Match(mail.Text).Groups["edition"].Value : null;

    private static async Task<SentMessage> PreviewAsync(this AppProcess app, string edition) =>
        (await app.MessagesAsync(to: RunningProgramme.Editor)).Last(mail => mail.Text.Contains($"/digests/{edition}/edit", StringComparison.Ordinal));

    private static async Task<HttpStatusCode> PostFormAsync(this AppProcess app, Uri link, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await app.App.SendAsync(request);
        return answer.StatusCode;
    }

    [GeneratedRegex("<input id=\"(?<name>(subject|title)-[^\"]+)\"[^>]* value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inputs();

    [GeneratedRegex("<textarea id=\"(?<name>[^\"]+)\"[^>]*>(?<value>[^<]*)<", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Areas();

    [GeneratedRegex("name=\"(?<name>keep-[0-9]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Keeps();

    [GeneratedRegex("name=\"version\" value=\"(?<value>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();

    [GeneratedRegex("/digests/(?<edition>[0-9]{4}-w[0-9]{2})\\?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Edition();
}
