using Automations.Delivery;
using Automations.Digests.Reports;
using Automations.Digests.Reports.Charts;
using Automations.Functions.Tests.Digests.Scene;
using Automations.Functions.Tests.Messages;
using Automations.Functions.Tests.Support;
using Automations.Messages;
using Automations.Programme.Reports;
using Automations.Web;

namespace Automations.Functions.Tests.Digests.Reports;

public sealed class ReportMailTests(AzuriteFixture storage)
{
    [Theory]
    [InlineData("de", "„Lotsen“ im Februar 2027", "Aktiv dabei: 430 (im Monat davor 412)", "Aktiv dabei. Januar 2027: 412, Februar 2027: 430.", "2,5 Tage")]
    [InlineData("en", "“Lotsen” in February 2027", "Active: 430 (412 the month before)", "Active. January 2027: 412, February 2027: 430.", "2.5 days")]
    public async Task Mail_OfASecondMonth_TellsAndDrawsWhatHasChanged(string language, string subject, string figure, string alternative, string days)
    {
        await using var scene = await ReportScene.StartAsync(storage, []);
        var mail = await RenderAsync(scene, language);

        Assert.Equal(subject, mail.Subject);
        Assert.Contains(figure, Unwrapped(mail), StringComparison.Ordinal);
        Assert.Contains(alternative, Unwrapped(mail), StringComparison.Ordinal);
        Assert.Contains(days, mail.Text, StringComparison.Ordinal);
        var picture = Assert.Single(mail.Pictures);
        Assert.Contains($"src=\"cid:{picture.Id}\" alt=\"{alternative}\"", mail.Html, StringComparison.Ordinal);
        Assert.InRange(picture.Png.Length, 500, 20_000);
        MailRules.Check(mail, language);
    }

    [Fact]
    public async Task Mail_WithAFirstMonth_HasNoChartAndComparesWithNothing()
    {
        await using var scene = await ReportScene.StartAsync(storage, []);
        scene.Figures.Add(ReportSection.Champions, "champions", "Aktiv dabei", "Active", 412, isCharted: true);
        await scene.Get<ReportActivities>().CollectAsync("2027-01", default);

        var mail = await RenderAsync(scene, "de", "2027-01");

        Assert.Empty(mail.Pictures);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("davor", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OnceWritten_Stays()
    {
        await using var scene = await ReportScene.StartAsync(storage, []);
        scene.Figures.Add(ReportSection.Champions, "champions", "Aktiv dabei", "Active", 412);
        await scene.Get<ReportActivities>().CollectAsync("2027-01", default);

        scene.Figures.Add(ReportSection.Champions, "champions", "Aktiv dabei", "Active", 1);
        await scene.Get<ReportActivities>().CollectAsync("2027-01", default);

        Assert.Equal(412, (await scene.Get<ReportTable>().FindAsync("2027-01", default))!.Figure("champions")!.Value);
    }

    [Fact]
    public void Chart_OfValues_IsAPictureWhosePixelsCanBeRead()
    {
        var png = ColumnPicture.Draw([0, 5, 10], ["0", "5", "10"], [11, 12, 1], Colour.Parse("#0b5c6b"));

        var (width, height, pixels) = PngReader.Read(png);

        Assert.Equal((1040, 344), (width, height));
        Assert.Equal(0, pixels[3]);
        // the middle of the last and highest column is there, above the first and empty one is nothing
        Assert.Equal(255, pixels[(200 * width + 866) * 4 + 3]);
        Assert.Equal(0, pixels[(150 * width + 173) * 4 + 3]);
        var strong = new Colour(pixels[(200 * width + 866) * 4], pixels[(200 * width + 866) * 4 + 1], pixels[(200 * width + 866) * 4 + 2]);
        Assert.True(strong.ContrastWith(Colour.White) >= 3 && strong.ContrastWith(Colour.Parse("#1b2127")) >= 3, strong.ToString());
    }

    private static string Unwrapped(RenderedMessage mail) => string.Join(' ', mail.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static async Task<RenderedMessage> RenderAsync(DigestScene scene, string language, string month = "2027-02")
    {
        if (month == "2027-02")
        {
            scene.Figures.Add(ReportSection.Champions, "champions", "Aktiv dabei", "Active", 412, isCharted: true);
            await scene.Get<ReportActivities>().CollectAsync("2027-01", default);
            scene.Figures.Add(ReportSection.Champions, "champions", "Aktiv dabei", "Active", 430, isCharted: true);
            scene.Figures.Add(ReportSection.Answers, "days-to-yes", "Bis zur Zusage", "Until the yes", 2.5, FigureKind.Days, isCharted: true);
            await scene.Get<ReportActivities>().CollectAsync("2027-02", default);
        }

        await scene.Get<ReportActivities>().QueueAsync(new(month, "report-x"), default);
        var intent = scene.Outbox.All.First(mail => mail.Text == "Report").Intent;
        return await scene.RenderAsync(intent with { Recipient = intent.Recipient with { Language = language } });
    }
}
