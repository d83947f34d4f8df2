using System.Text.Json;

namespace Automations.EndToEnd.Onboarding;

/// <summary>Sign-ups by queue, and an organisation of one's own.</summary>
public sealed class QueueSignUpTests
{
    private const string People = """
        [
          {"userPrincipalName":"anna.berg@example.org","displayName":"Anna Berg","givenName":"Anna","surname":"Berg","mail":"anna.berg@example.org",
           "department":"Sales","officeLocation":"Oslo","preferredLanguage":"nb-NO","timeZone":"Europe/Oslo","manager":"boss@example.org"},
          {"userPrincipalName":"boss@example.org","displayName":"Bo Sand","givenName":"Bo","surname":"Sand","mail":"boss@example.org",
           "department":"Board","officeLocation":"Oslo","preferredLanguage":"en-GB","timeZone":"Europe/Oslo","manager":null},
          {"userPrincipalName":"it@example.org","displayName":"Ida Tveit","givenName":"Ida","surname":"Tveit","mail":"it@example.org",
           "department":"Digital Workplace","officeLocation":"Oslo","preferredLanguage":"en-GB","timeZone":"Europe/Oslo","manager":"boss@example.org"}
        ]
        """;

    [Fact]
    public async Task Queue_WithUsableAndUselessMessages_StartsOnceAndKeepsTheReasons()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, People);
        await using var app = await AppProcess.StartAsync(new AppStart { People = file });

        const string Anna = """{"person":"anna.berg@example.org","role":"Ambassador","consent":true}""";
        await app.EnqueueAsync("champion-signups", Anna);
        await app.EnqueueAsync("champion-signups", Anna);
        await app.EnqueueAsync("champion-signups", """{"person":"anna.berg@example.org","role":"Boss","consent":false}""");
        await app.EnqueueAsync("champion-signups", "no JSON");
        await app.EnqueueAsync("champion-signups", """{"person":"nobody@example.org","role":"Champion","consent":true}""");
        await WaitForAsync(app, async () => (await PutAsideAsync(app)).Count == 3 && (await app.MessagesAsync()).Count > 0);

        Assert.Equal(["anna.berg@example.org"], (await app.MessagesAsync()).Select(mail => mail.To[0]));
        Assert.Equal(["body", "consent role", "person"], (await PutAsideAsync(app)).Order(StringComparer.Ordinal));

        await app.PressAsync("anna.berg@example.org", "confirm", "answer", "yes");
        await app.AdvanceAsync("PT1M");
        Assert.Equal(["anna.berg@example.org", "boss@example.org"], (await app.MessagesAsync()).Select(mail => mail.To[0]));
        File.Delete(file);
    }

    /// <returns>The bad fields of each message put aside.</returns>
    private static async Task<IReadOnlyList<string>> PutAsideAsync(AppProcess app)
    {
        try
        {
            return [.. (await app.PeekAsync("champion-signups-poison")).Select(BadFields)];
        }
        catch (Azure.RequestFailedException missing) when (missing.Status == 404)
        {
            return [];
        }
    }

    private static string BadFields(string message)
    {
        using var json = JsonDocument.Parse(message);
        return string.Join(' ', json.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    private static async Task WaitForAsync(AppProcess app, Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, app.Output);
            await app.SettleAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }
}
