using Automations.Digests.Content;
using Automations.Digests.Editions;
using Automations.Digests.Http;
using Automations.Digests.Workflow;
using Automations.Functions.Tests.Digests.Scene;
using Automations.Functions.Tests.Messages;
using Automations.Functions.Tests.Support;
using Automations.Messages;
using Automations.Programme.News;

namespace Automations.Functions.Tests.Digests.Mail;

public sealed class FullDigestTests(AzuriteFixture storage)
{
    private const string FirstWeek = "2027-w01";
    private const string More = "mehr, als in eine Mail passt";

    private static readonly DateTimeOffset Tuesday = new(2027, 1, 5, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Ganz normaler Text über Excel & Co. mit Umlauten: äöü. ", 70)]
    [InlineData("\"\"\"\"&&&&''''", 160)]
    [InlineData("Ein Absatz.\n\n[Ein Link](https://nordlicht.example/a) und *mehr*.\n\n", 60)]
    [InlineData("- ein Punkt\n- noch einer\n", 120)]
    public async Task Digest_WithMoreThanFits_IsCutBetweenItemsAndLeadsToTheRest(string text, int times)
    {
        await using var scene = await DigestScene.StartAsync(storage);

        var (preview, digest) = await SendAsync(scene, string.Concat(Enumerable.Repeat(text, times)).Trim(), items: 60);

        MailRules.Check(preview, "de");
        MailRules.Check(digest, "de");
        Assert.Contains(More, digest.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains($"/digests/{FirstWeek}?lang=de", digest.Text, StringComparison.Ordinal);
        Assert.Contains("Abbestellen", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_ThatFits_IsWhole()
    {
        await using var scene = await DigestScene.StartAsync(storage);

        var (preview, digest) = await SendAsync(scene, "Ein paar Worte dazu.", items: 6);

        MailRules.Check(preview, "de");
        MailRules.Check(digest, "de");
        Assert.DoesNotContain(More, digest.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 6), number => Assert.Contains($"Meldung {number:00}", digest.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Digest_WithAddressesOfAnyKind_LinksToThem()
    {
        const string Address = "https://nordlicht.example/Kurze%20Wege%20(neu)?a=1&b=%C3%BC";
        await using var scene = await DigestScene.StartAsync(storage);
        scene.News.Items.Add(scene.News.Add(NewsSection.Material, "a", "Mit Klammern", "With brackets") with { Key = "b", Page = Address });

        var (_, digest) = await SendAsync(scene, "Ein paar Worte.", items: 1);

        MailRules.Check(digest, "de");
        Assert.Contains($"Mit Klammern ({Address})", string.Join(' ', digest.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static async Task<(RenderedMessage Preview, RenderedMessage Digest)> SendAsync(DigestScene scene, string text, int items)
    {
        var sections = new[] { NewsSection.Events, NewsSection.Asked, NewsSection.Material, NewsSection.Champions, NewsSection.Thanks };
        for (var number = 0; number < items; number++)
            scene.News.Add(sections[number % sections.Length], $"item-{number}", $"Meldung {number:00}", $"Item {number:00}", text);
        await scene.GoToAsync(Tuesday);
        await scene.TickAsync();
        await scene.SteerAsync(FirstWeek, new(DigestAction.Approve));
        var preview = scene.Outbox.All.First(mail => mail.Text == "Preview");
        var digest = scene.Digests(FirstWeek).First(mail => mail.Intent.Recipient.Language == "de");
        return (await scene.RenderAsync(preview.Intent), await scene.RenderAsync(digest.Intent));
    }
}
