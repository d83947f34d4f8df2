using System.Net;
using System.Text.RegularExpressions;
using Automations.EndToEnd.Onboarding;

namespace Automations.EndToEnd.Surveys;

/// <summary>What people do with the mails of a survey.</summary>
internal static partial class SurveySteps
{
    public static async Task<Uri> SurveyLinkAsync(this AppProcess app, string person)
    {
        var mails = await app.MessagesAsync(to: OnboardingSteps.Address(person));
        return mails.Last(mail => mail.Text.Contains("/survey?", StringComparison.Ordinal)).LinkTo("survey");
    }

    /// <summary>Opens the page from the mail and sends its form off, as a browser does that has no scripts and was never there before.</summary>
    /// <returns>The heading of the page that answers.</returns>
    public static async Task<string> AnswerSurveyAsync(this AppProcess app, string person, params (string Field, string Value)[] answers)
    {
        var link = await app.SurveyLinkAsync(person);
        return (await SendSurveyAsync(link, await OpenSurveyAsync(link), answers)).Heading;
    }

    /// <returns>The receipt in the page's form.</returns>
    public static async Task<string> OpenSurveyAsync(Uri link)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        return Receipt().Match(await browser.GetStringAsync(link)).Groups["receipt"].Value;
    }

    /// <returns>The status and the heading of the page that answers.</returns>
    public static async Task<(HttpStatusCode Status, string Heading)> SendSurveyAsync(Uri link, string receipt, params (string Field, string Value)[] answers)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var content = new FormUrlEncodedContent([new("receipt", receipt), .. answers.Select(answer => KeyValuePair.Create(answer.Field, answer.Value))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await browser.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, WebUtility.HtmlDecode(Heading().Match(page).Groups["heading"].Value));
    }

    [GeneratedRegex("name=\"receipt\" value=\"(?<receipt>[^\"]+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Receipt();

    [GeneratedRegex("<h1>(?<heading>[^<]+)</h1>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
