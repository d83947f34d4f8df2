using System.Net.Http.Json;
using System.Text.Json;

namespace Automations.EndToEnd.Onboarding;

/// <summary>What the README promises, with the real process.</summary>
public sealed class ReadmeWalkTests
{
    [Fact]
    public async Task Walk_TwiceFromACleanState_HappensAsPromisedAndTheSameWay()
    {
        var walks = await Task.WhenAll(WalkAsync(), WalkAsync());

        Assert.Equal(
            [
                "Mon 2027-01-04 09:00 mira.hansen: Warst du das? Bitte bestätigen: Anmeldung bei „Lotsen“",
                "Mon 2027-01-04 09:01 sabine.krueger: Mira Hansen möchte bei „Lotsen“ mitmachen. Bist du einverstanden?",
                "Mon 2027-01-04 09:02 mira.hansen: Dürfen wir vorstellen? Wiebke Claasen ist dein Buddy",
                "Mon 2027-01-04 09:02 mira.hansen: Willkommen bei „Lotsen“, Mira!",
                "Mon 2027-01-04 09:02 wiebke.claasen: Du begleitest Mira Hansen beim Einstieg",
                "Mon 2027-01-11 08:00 mira.hansen: Wie war dein Start?",
                "Thu 2027-01-14 08:00 mira.hansen: Noch eine Minute übrig? Wie läuft es bei dir?",
                "Wed 2027-02-03 08:00 mira.hansen: Eine Minute: Wie läuft es bei dir?",
                "Mon 2027-02-08 08:00 mira.hansen: Noch eine Minute übrig? Wie läuft es bei dir?",
                "Mon 2027-04-05 08:00 mira.hansen: Eine Minute: Wie läuft es bei dir?",
                "Thu 2027-04-08 08:00 mira.hansen: Noch eine Minute übrig? Wie läuft es bei dir?",
                "Wed 2027-04-14 08:00 mira.hansen: 100 Tage „Lotsen“: Danke, Mira!",
            ],
            walks[0].Select(mail => mail.WhenAndWhat())
        );
        Assert.Equal(walks[0].Select(Comparable), walks[1].Select(Comparable));
    }

    private static async Task<IReadOnlyList<SentMessage>> WalkAsync()
    {
        await using var app = await AppProcess.StartAsync();

        var signedUp = await app.SignUpAsync("mira.hansen@nordlicht.example");
        await app.AdvanceAsync("PT1M");
        await app.ConfirmAsync("mira.hansen");
        await app.AdvanceAsync("PT1M");
        await app.DecideAsync("sabine.krueger", "approve");
        await app.AdvanceAsync("P100D");

        var events = await app.Graph.GetFromJsonAsync<JsonElement>("/_local/events?user=mira.hansen@nordlicht.example");
        Assert.Equal("2027-01-07T10:00:00Z", Assert.Single(events.EnumerateArray()).GetProperty("start").GetString());
        Assert.Contains($"\"orderId\":\"kit-{signedUp.ChampionId}\"", Assert.Single(await app.PeekAsync("kit-orders")), StringComparison.Ordinal);
        var state = await app.StateOfAsync(signedUp.InstanceId);
        Assert.Equal(("Completed", "Completed"), (state.GetProperty("status").GetString(), state.GetProperty("step").GetString()));
        Assert.Equal("Completed", (await app.SignUpAsync("mira.hansen@nordlicht.example")).Status);
        // what leaves in the same second, on several connections, has no order among itself
        return [.. (await app.MessagesAsync()).OrderBy(mail => mail.SentAt).ThenBy(mail => mail.What(), StringComparer.Ordinal)];
    }

    private static (string From, string To, string Subject, DateTimeOffset SentAt, string Text) Comparable(SentMessage mail) =>
        (mail.From, mail.To[0], mail.Subject, mail.SentAt, WithoutLinks(mail.Text));

    // links begin with the port, which differs
    private static string WithoutLinks(string text) =>
        string.Join(' ', text.Split().Where(word => !word.Contains("http://localhost", StringComparison.Ordinal)));
}
