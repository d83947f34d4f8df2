using System.Globalization;
using Automations.Runtime.Graph.Mail;
using Automations.Runtime.Graph.People;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>One message: as HTML in a frame of its own, as text, or its headers.</summary>
internal sealed class ReadingPane(MailboxQueries queries)
{
    public Html Write(PageContext page, Person person, Message message)
    {
        var texts = page.Texts;
        var body = queries.Body(message);
        var view = page.Request.Query["view"].ToString() switch
        {
            "text" => "text",
            "headers" => "headers",
            _ => body.Html is null ? "text" : "html",
        };
        var content = view switch
        {
            "html" => Html.Of($"""<iframe class="mail" title="{texts.Of("Inhalt der Nachricht", "Content of the message")}" src="{Links.Content(person, message)}" sandbox="{MailContent.Sandbox}" referrerpolicy="no-referrer"></iframe>"""),
            "text" => Html.Of($"""<pre class="plain" tabindex="0">{body.PlainText}</pre>"""),
            _ => Headers(texts, message),
        };
        var read = Html.When(!message.IsRead, () => Html.Of(
            $"""<form method="post" action="{Links.Message(person, message)}/read" data-read><button class="quiet" type="submit">{texts.Of("Als gelesen markieren", "Mark as read")}</button></form>"""));
        return Html.Of(
            $"""
            <section class="read" id="pane" tabindex="-1">
            <a class="back" href="{Links.Folder(person, message.Folder)}"><span aria-hidden="true">←</span> {texts.Folder(message.Folder)}</a>
            <article>
            <header class="read-head">
              <h2 class="read-title">{message.Letter.Subject}</h2>
              <div class="read-who">
                {Layout.Avatar(message.Letter.From.Name ?? message.Letter.From.Address, message.Letter.From.Address)}
                <div>
                  <p class="read-from"><strong>{message.Letter.From.Name}</strong> <span class="soft">{message.Letter.From.Address}</span></p>
                  {Line(texts.Of("An", "To"), message.Letter.Recipients.To)}
                  {Line(texts.Of("Kopie", "Cc"), message.Letter.Recipients.Cc)}
                  {Html.When(message.Folder != MailFolder.Inbox, () => Line(texts.Of("Blindkopie", "Bcc"), message.Letter.Recipients.Bcc))}
                  {Line(texts.Of("Antwort an", "Reply to"), message.Letter.Recipients.ReplyTo)}
                </div>
                <p class="read-time"><time datetime="{message.ReceivedAt}">{texts.Long(PageContext.Local(message.ReceivedAt, person))}</time> <span class="soft">{person.TimeZone}</span></p>
              </div>
              {Attachments(texts, message)}
              {MeetingLink(texts, person, message)}
            </header>
            <div class="read-bar">
              <nav class="tabs" aria-label="{texts.Of("Ansicht", "View")}">
                {Html.When(body.Html is not null, () => Tab(person, message, "html", "HTML", view))}
                {Tab(person, message, "text", "Text", view)}
                {Tab(person, message, "headers", texts.Of("Kopfzeilen", "Headers"), view)}
              </nav>
              {read}
            </div>
            {content}
            </article>
            </section>
            """);
    }

    private static Html Line(string label, IReadOnlyList<Recipient> recipients) => Html.When(recipients.Count > 0, () => Html.Of(
        $"""<p class="read-line"><span class="soft">{label}</span> {string.Join(", ", recipients.Select(r => r.Name is null || r.Name == r.Address ? r.Address : $"{r.Name} <{r.Address}>"))}</p>"""));

    private static Html Tab(Person person, Message message, string view, string text, string current) =>
        Html.Of($"""<a href="{Links.Message(person, message, view)}"{Layout.Current(view == current)}>{text}</a>""");

    private static Html MeetingLink(Texts texts, Person person, Message message) => Html.When(MessageKind.IsMeeting(message.Kind), () => Html.Of(
        $"""<p class="read-meeting"><a href="{Links.Mailbox(person)}/calendar">{texts.Of("Im Kalender ansehen und antworten", "See it in the calendar and answer")}</a></p>"""));

    private Html Attachments(Texts texts, Message message)
    {
        var files = queries.Attachments(message)
            .Select(a => Html.Of($"""<li><a href="{Links.Attachment(a.Id)}" download="{a.Name}">{a.Name}</a> <span class="soft">{Size(texts, a.Size)}</span></li>"""))
            .ToList();
        return Html.When(files.Count > 0, () => Html.Of($"""<ul class="files" aria-label="{texts.Of("Anlagen", "Attachments")}">{files}</ul>"""));
    }

    private static string Size(Texts texts, long bytes) => bytes < 10_240
        ? $"{bytes} B"
        : (bytes / 1024.0).ToString("N0", texts.Culture) + " KB";

    private Html Headers(Texts texts, Message message)
    {
        var letter = message.Letter;
        static string List(IEnumerable<Recipient> recipients) => string.Join(", ", recipients.Select(Address));
        static string Address(Recipient r) => string.IsNullOrEmpty(r.Name) ? r.Address : $"{r.Name} <{r.Address}>";
        var rows = new List<(string Name, string Value)> { ("From", Address(letter.From)), ("To", List(letter.Recipients.To)) };
        if (letter.Recipients.Cc.Count > 0)
            rows.Add(("Cc", List(letter.Recipients.Cc)));
        rows.Add(("Subject", letter.Subject));
        rows.Add(("Date", Times.Parse(letter.SentAt ?? message.CreatedAt).ToString("R", CultureInfo.InvariantCulture)));
        rows.Add(("Message-ID", letter.InternetId));
        rows.AddRange(letter.Headers.Select(h => (h.Name, h.Value)));
        var own = new List<(string Name, string Value)> { ("id", message.ItemId), ("id (immutable)", message.ImmutableId) };
        own.AddRange(queries.Properties(message).Select(p => (p.Key, p.Value)));
        return Html.Of($"{Table(texts.Of("Kopfzeilen", "Headers"), rows)}{Table(texts.Of("In Graph", "In Graph"), own)}");
    }

    private static Html Table(string title, IEnumerable<(string Name, string Value)> rows) => Html.Of(
        $"""
        <table class="facts"><caption>{title}</caption>
        {rows.Select(row => Html.Of($"<tr><th scope=\"row\">{row.Name}</th><td>{row.Value}</td></tr>"))}
        </table>
        """);
}
