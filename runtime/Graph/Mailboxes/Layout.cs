namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>The frame around every page.</summary>
internal static class Layout
{
    /// <param name="view">home, list, read, calendar or channel: which column a narrow screen shows.</param>
    public static Html Page(PageContext page, string title, string view, Html people, Html content) => Document(page.Texts, title, Html.Of(
        $"""
        <a class="skip" href="#pane">{page.Texts.Of("Zum Inhalt", "Skip to content")}</a>
        <header class="bar">
          <a class="brand" href="/"><span class="brand-mark" aria-hidden="true">✉</span><span class="brand-name">{page.Texts.Of("Lokale Postfächer", "Local mailboxes")}</span></a>
          <nav class="bar-nav" aria-label="{page.Texts.Of("Bereiche", "Areas")}">
            <a href="/channel"{Current(view == "channel")}>{page.Texts.Of("Teams-Kanal", "Teams channel")}</a>
          </nav>
          <p class="clock" id="clock" data-live><span class="clock-label">{page.Texts.Of("Simulierte Zeit", "Simulated time")}</span> <time datetime="{Times.Text(page.Now)}">{page.Texts.Short(page.Now, DateTimeOffset.MinValue)}, {page.Now.UtcDateTime.ToString("HH:mm", page.Texts.Culture)} UTC</time></p>
        </header>
        <main class="columns" data-view="{view}">
        <h1 class="visually-hidden">{title}</h1>
        {people}
        {content}
        </main>
        <script src="/assets/mailbox.js" defer></script>
        """));

    public static Html Document(Texts texts, string title, Html body) => Html.Of(
        $"""
        <!doctype html>
        <html lang="{texts.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/assets/mailbox.css">
        </head>
        <body>
        {body}
        </body>
        </html>
        """);

    public static Html Current(bool isCurrent) => Html.When(isCurrent, () => Html.Of($" aria-current=\"page\""));

    /// <summary>Initials on one of eight colours that follow from the address.</summary>
    public static Html Avatar(string name, string address)
    {
        var words = name.Split([' ', '-', '.', '@'], StringSplitOptions.RemoveEmptyEntries);
        var initials = words.Length == 0 ? "?" : string.Concat(words[0][..1], words.Length > 1 ? words[^1][..1] : "");
        var hue = address.Aggregate(7, (sum, letter) => (sum * 31 + char.ToLowerInvariant(letter)) & 0xFFFF) % 8;
        return Html.Of($"""<span class="avatar hue-{hue}" aria-hidden="true">{initials.ToUpperInvariant()}</span>""");
    }

    public static Html Empty(string title, string text) => Html.Of($"""<div class="empty"><p class="empty-title">{title}</p><p>{text}</p></div>""");
}
