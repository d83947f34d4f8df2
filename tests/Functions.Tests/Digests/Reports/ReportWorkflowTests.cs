using System.Text.Json;
using Automations.Digests.Reports;
using Automations.Digests.Reports.Workflow;
using Automations.Functions.Tests.Digests.Scene;
using Automations.Functions.Tests.Support;
using Automations.Programme;
using Automations.Programme.Reports;

namespace Automations.Functions.Tests.Digests.Reports;

public sealed class ReportWorkflowTests(AzuriteFixture storage)
{
    private const string Outside = "council@city.example";

    /// <summary>Tuesday, the second working day of February 2027, in Berlin.</summary>
    private static readonly DateTimeOffset Due = new(2027, 2, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false, 10_000)]
    [InlineData(true, 0)]
    public async Task Month_ThatIsOver_IsReportedOnceToSponsorsAndManagers(bool everythingTwice, int cached)
    {
        await using var scene = await ReportScene.StartAsync(storage, [Outside, "person101@nordlicht.example"], everythingTwice, cached);
        scene.Figures.Add(ReportSection.Champions, "champions", "Aktiv dabei", "Active", 412);

        await ReportScene.TickFromAsync(scene, Due.AddDays(-2), days: 5);

        var mails = scene.Outbox.All.Where(mail => mail.Text == "Report").OrderBy(mail => mail.Intent.Recipient.Address, StringComparer.Ordinal).ToList();
        Assert.Equal(["ada.petersen@nordlicht.example", "ben.albers@nordlicht.example", Outside, "person101@nordlicht.example"], mails.Select(mail => mail.Intent.Recipient.Address));
        Assert.All(mails, mail => Assert.Equal("report-" + scene.Programme.Id + "-2027-01", mail.Intent.Workflow));
        Assert.Equal(412, (await scene.Get<ReportTable>().FindAsync("2027-01", default))!.Figure("champions")!.Value);
        var status = await ReportScene.StatusAsync(scene, "2027-01");
        Assert.Equal((ReportStep.Queued, 4), (status.Step, status.Recipients));
        Assert.True(status.Since >= Due);
    }

    [Fact]
    public async Task Report_ThatFails_GoesOnAfterARetry()
    {
        await using var scene = await ReportScene.StartAsync(storage, [Outside]);
        scene.Figures.Fault = new NotSupportedException("no figures");
        await ReportScene.TickFromAsync(scene, Due.AddDays(-1), days: 2);
        Assert.True((await ReportScene.StatusAsync(scene, "2027-01")).Stuck);

        scene.Figures.Fault = null;
        await ReportScene.SteerAsync(scene, "2027-01", ReportAction.Retry);

        Assert.Equal(ReportStep.Queued, (await ReportScene.StatusAsync(scene, "2027-01")).Step);
    }

    [Fact]
    public async Task Report_CalledOffBeforeItIsDue_ReachesNobody()
    {
        await using var scene = await ReportScene.StartAsync(storage, [Outside]);
        await ReportScene.TickFromAsync(scene, Due.AddHours(-10), days: 1);

        await ReportScene.SteerAsync(scene, "2027-01", ReportAction.Withdraw);
        await ReportScene.TickFromAsync(scene, Due.AddHours(1), days: 3);

        Assert.Equal((ReportStep.Withdrawn, "because"), ((await ReportScene.StatusAsync(scene, "2027-01")).Step, (await ReportScene.StatusAsync(scene, "2027-01")).Note));
        Assert.DoesNotContain(scene.Outbox.All, mail => mail.Text == "Report");
    }

    [Fact]
    public async Task Report_OrderedAgainAfterItWasWithdrawn_IsBroughtOnce()
    {
        await using var scene = await ReportScene.StartAsync(storage, [Outside]);
        var managers = new ReportForManagers(scene.Programme, scene.Host.Clock);
        var order = JsonSerializer.SerializeToElement(new { month = "2027-01" });
        await ReportScene.TickFromAsync(scene, Due.AddHours(-10), days: 1);
        await ReportScene.SteerAsync(scene, "2027-01", ReportAction.Withdraw);

        var again = await managers.StartAsync(order, scene.Host.Client, default);
        await scene.Host.RunUntilIdleAsync();
        var afterwards = await managers.StartAsync(order, scene.Host.Client, default);
        await ReportScene.TickFromAsync(scene, Due.AddHours(1), days: 2);

        Assert.Equal((true, false), (again.IsNew, afterwards.IsNew));
        Assert.Equal(ReportStep.Queued, (await ReportScene.StatusAsync(scene, "2027-01")).Step);
        Assert.Single(scene.Outbox.All, mail => mail.Text == "Report" && mail.Intent.Recipient.Address == Outside);
    }

    [Fact]
    public void Schedule_OfAProgramme_NamesTheMonthBeforeOnItsWorkingDay()
    {
        var programme = TestProgramme.Create("report-schedule") with { Digests = new() { Report = new ReportRules(2, new(9, 0), ["x@example.org"]) } };

        var planned = ReportSchedule.Around(new(2027, 1, 29, 12, 0, 0, TimeSpan.Zero), programme);

        Assert.Equal([new ReportInput("2027-01", Due), new ReportInput("2027-02", new(2027, 3, 2, 8, 0, 0, TimeSpan.Zero))], planned);
        Assert.Empty(ReportSchedule.Around(Due, programme with { Digests = new() }));
    }
}
