using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Automations.EndToEnd.Onboarding;

/// <summary>The ways that are not the straight one, all in one running app and its hundred days.</summary>
public sealed class ScenarioTests
{
    private static readonly string[] Joining = ["henrike.brandt", "lasse.bruhn", "finn.ahrens", "nele.wulf", "grace.okonkwo", "rhys.pritchard"];

    [Fact]
    public async Task HundredDays_OfSixPeople_GoTheirOwnWays()
    {
        await using var app = await AppProcess.StartAsync();
        await app.SettleAsync();
        var instances = await JoinAsync(app);
        await AssertSignUpsAreTakenOnce(app);

        Assert.Equal(HttpStatusCode.Accepted, await app.ActAsync(instances["henrike.brandt"], "approve"));
        await app.DecideAsync("marlene.sievers", "decline");
        await app.DecideAsync("finn.ahrens", "approve");
        await app.DecideAsync("sabine.krueger", "approve");
        await app.DecideAsync("oliver.hartley", "approve");
        await app.AdvanceAsync("P20D");
        Assert.Equal(HttpStatusCode.Accepted, await app.ActAsync(instances["nele.wulf"], "withdraw"));
        await app.AdvanceAsync("P20D");
        await app.DeletePersonAsync("grace.okonkwo");
        await app.AdvanceAsync("P60D");

        var mails = await app.MessagesAsync();
        Assert.Equal("Completed", await StepAsync(app, instances["henrike.brandt"]));
        Assert.Equal("AwaitingApproval", await StepAsync(app, instances["lasse.bruhn"]));
        AssertReceived(mails, "ayse.demir", "Mon 2027-01-04 09", "Thu 2027-01-07 09");
        Assert.Equal("Declined", await StepAsync(app, instances["finn.ahrens"]));
        Assert.Equal("Withdrawn", await StepAsync(app, instances["nele.wulf"]));
        Assert.StartsWith("Mon 2027-01-25 08:00", mails.Last(mail => IsTo(mail, "nele.wulf")).WhenAndWhat(), StringComparison.Ordinal);
        Assert.Equal("PersonGone", await StepAsync(app, instances["grace.okonkwo"]));
        Assert.Equal("Completed", await StepAsync(app, instances["rhys.pritchard"]));
        AssertLondonHours(mails);
        // both community managers: the request without a manager, its escalation, and the farewell of who is gone
        Assert.All(["jule.petersen", "emre.yildiz"], manager => Assert.Equal(3, mails.Where(mail => IsTo(mail, manager)).Count()));
    }

    private static async Task<Dictionary<string, string>> JoinAsync(AppProcess app)
    {
        var instances = new Dictionary<string, string>();
        foreach (var person in Joining)
            instances[person] = (await app.SignUpAsync(OnboardingSteps.Address(person))).InstanceId;
        await app.AdvanceAsync("PT1M");
        foreach (var person in Joining)
            await app.ConfirmAsync(person);
        await app.AdvanceAsync("PT1M");
        return instances;
    }

    private static async Task AssertSignUpsAreTakenOnce(AppProcess app)
    {
        var signUp = new { person = OnboardingSteps.Address("nele.wulf"), role = "Champion", consent = true };
        using var again = await app.App.PostAsJsonAsync("/api/champions", signUp);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        using var unknown = await app.App.PostAsJsonAsync("/api/champions", signUp with { person = OnboardingSteps.Address("no.body") });
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        var problem = await unknown.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["person"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    private static void AssertReceived(IReadOnlyList<SentMessage> mails, string person, params string[] times) =>
        Assert.Equal(times, mails.Where(mail => IsTo(mail, person)).Select(mail => mail.WhenAndWhat()[..17]));

    private static void AssertLondonHours(IReadOnlyList<SentMessage> mails)
    {
        var later = mails.Where(mail => IsTo(mail, "rhys.pritchard") && mail.SentAt > new DateTimeOffset(2027, 1, 6, 0, 0, 0, TimeSpan.Zero)).ToList();
        Assert.NotEmpty(later);
        Assert.All(later.Select(mail => mail.WhenAndWhat("Europe/London")), mail => Assert.Contains(" 08:00 ", mail, StringComparison.Ordinal));
        Assert.All(later.Select(mail => mail.Html[..200]), html => Assert.Contains("<html lang=\"en\"", html, StringComparison.Ordinal));
    }

    private static bool IsTo(SentMessage mail, string person) => mail.To[0] == OnboardingSteps.Address(person);

    private static async Task<string?> StepAsync(AppProcess app, string instance) => (await app.StateOfAsync(instance)).GetProperty("step").GetString();
}
