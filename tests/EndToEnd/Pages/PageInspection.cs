using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Automations.EndToEnd.Pages;

/// <summary>What must hold for a page as the browser shows it.</summary>
internal sealed class PageInspection
{
    private readonly List<string> complaints = [];
    private readonly IPage page;

    public PageInspection(IPage page)
    {
        this.page = page;
        // a blocked style, script or picture is said here
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
    }

    public async Task CheckAsync(string name, BrowserLook look)
    {
        var found = await Axe.LookAtAsync(page);
        Assert.True(
            found.Violations.Length == 0,
            $"{name} ({look.Name}): {Told(found)}"
        );
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} ({look.Name}) is wider than the window.");
        Assert.True(complaints.Count == 0, $"{name} ({look.Name}): {string.Join("; ", complaints)}");
        await SaveAsync($"{name}-{look.Name}");
    }

    /// <summary>As a mail program shows the pictures that came along.</summary>
    private static string Shown(SentMessage mail) =>
        (mail.Attachments ?? []).Aggregate(
            mail.Html,
            (html, picture) => html.Replace($"cid:{Path.GetFileNameWithoutExtension(picture.Name)}\"", $"data:{picture.ContentType};base64,{Convert.ToBase64String(picture.ContentBytes)}\"", StringComparison.Ordinal)
        );

    /// <summary>A mail is no page: it has no landmarks, but all that WCAG asks for holds.</summary>
    public async Task CheckMailAsync(SentMessage mail, BrowserLook look, bool withPictures = true)
    {
        await page.SetContentAsync(withPictures ? Shown(mail) : mail.Html);
        var found = await Axe.LookAtAsync(page, new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] } });
        Assert.True(found.Violations.Length == 0, $"{mail.Subject} ({look.Name}): {Told(found)}");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{mail.Subject} ({look.Name}) is wider than the window.");
        await SaveAsync($"mail-{string.Concat(mail.Subject.Where(char.IsLetterOrDigit).Take(40))}-{look.Name}{(withPictures ? "" : "-off")}");
    }

    private static string Told(AxeResult found) =>
        string.Join("; ", found.Violations.Select(violation => $"{violation.Id} at {string.Join(", ", violation.Nodes.Select(node => $"{node.Target} {node.Html}"))}"));

    /// <summary>Keeps a picture where SCREENSHOTS names a folder.</summary>
    private async Task SaveAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
