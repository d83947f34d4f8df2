using Automations.Runtime.Graph.Mail;
using Automations.Runtime.Graph.People;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>A mailbox: its folders and the messages of one.</summary>
internal sealed class MessageColumn(MailboxQueries queries)
{
    public Html Write(PageContext page, Person person, string folder, Message? selected)
    {
        var skip = int.TryParse(page.Request.Query["skip"], out var number) ? Math.Max(0, number) : 0;
        var messages = queries.List(person.Id, folder, skip);
        var items = messages.Take(MailboxQueries.PageSize).Select(m => Item(page, person, m, m.Sequence == selected?.Sequence)).ToList();
        var list = items.Count == 0
            ? Layout.Empty(page.Texts.Of("Nichts hier", "Nothing here"), page.Texts.Of("Dieser Ordner ist leer.", "This folder is empty."))
            : Html.Of($"""<ul class="messages">{items}</ul>""");
        return Html.Of(
            $"""
            <section class="list" id="list" data-live aria-label="{page.Texts.Folder(folder)}">
            {Head(page, person, folder)}
            {list}
            {Pager(page, person, folder, skip, messages.Count > MailboxQueries.PageSize)}
            </section>
            """);
    }

    public Html Head(PageContext page, Person person, string current)
    {
        var counts = queries.Counts(person.Id);
        var unread = queries.Unread().GetValueOrDefault(person.Id);
        var note = person.LeftAt is null
            ? string.Join(" · ", new[] { person.Department, person.OfficeLocation }.OfType<string>())
            : page.Texts.Of("nicht mehr im Verzeichnis", "no longer in the directory");
        var tabs = MailFolder.All
            .Where(f => f is MailFolder.Inbox or MailFolder.SentItems || counts.ContainsKey(f))
            .Select(f => Tab(Links.Folder(person, f), page.Texts.Folder(f), f == current, f == MailFolder.Inbox ? unread : 0))
            .Append(Tab(Links.Mailbox(person) + "/calendar", page.Texts.Of("Kalender", "Calendar"), current == "calendar", 0));
        return Html.Of(
            $"""
            <header class="list-head">
              <a class="back" href="/#people"><span aria-hidden="true">←</span> {page.Texts.Of("Alle Postfächer", "All mailboxes")}</a>
              <h2 class="list-title">{person.DisplayName}</h2>
              <p class="list-note">{person.Mail ?? person.UserPrincipalName}{Html.When(note.Length > 0, () => Html.Of($"<br>{note}"))}</p>
              <nav class="tabs" aria-label="{page.Texts.Of("Ordner", "Folders")}">{tabs}</nav>
            </header>
            """);
    }

    private static Html Tab(string href, string text, bool isCurrent, int count) => Html.Of(
        $"""<a href="{href}"{Layout.Current(isCurrent)}>{text}{Html.When(count > 0, () => Html.Of($" <span class=\"count\">{count}</span>"))}</a>""");

    private static Html Item(PageContext page, Person person, Message message, bool isSelected)
    {
        var own = message.Folder is MailFolder.SentItems or MailFolder.Drafts;
        var first = own ? message.Letter.Recipients.Everyone().FirstOrDefault() ?? new Recipient("–", "–") : message.Letter.From;
        var others = own ? message.Letter.Recipients.Everyone().Count() - 1 : 0;
        var name = (first.Name ?? first.Address) + (others > 0 ? $" +{others}" : "");
        var received = PageContext.Local(message.ReceivedAt, person);
        var unread = Html.When(!message.IsRead, () => Html.Of($"""<span class="visually-hidden">{page.Texts.Of("Ungelesen", "Unread")}. </span>"""));
        return Html.Of(
            $"""
            <li><a class="message{(message.IsRead ? "" : " unread")}" href="{Links.Message(person, message)}"{Layout.Current(isSelected)}>
              {Layout.Avatar(first.Name ?? first.Address, first.Address)}
              <span class="message-text">
                <span class="message-top"><span class="message-name">{unread}{name}</span><time datetime="{message.ReceivedAt}">{page.Texts.Short(received, PageContext.Local(page.Now, person))}</time></span>
                <span class="message-subject">{Mark(message)}{(message.Letter.Subject.Length == 0 ? page.Texts.Of("(ohne Betreff)", "(no subject)") : message.Letter.Subject)}</span>
                <span class="message-preview">{message.Letter.Preview}</span>
              </span>
            </a></li>
            """);
    }

    private static Html Mark(Message message) => message.Kind switch
    {
        MessageKind.NonDelivery => Html.Of($"""<span class="mark" aria-hidden="true">⚠</span> """),
        MessageKind.Mail => Html.When(message.Letter.HasAttachments, () => Html.Of($"""<span class="mark" aria-hidden="true">⌀</span> """)),
        _ => Html.Of($"""<span class="mark" aria-hidden="true">▣</span> """),
    };

    private static Html Pager(PageContext page, Person person, string folder, int skip, bool more)
    {
        var newer = Html.When(skip > 0, () => Html.Of(
            $"""<a href="{Links.Folder(person, folder)}?skip={Math.Max(0, skip - MailboxQueries.PageSize)}">{page.Texts.Of("← Neuere", "← Newer")}</a>"""));
        var older = Html.When(more, () => Html.Of(
            $"""<a href="{Links.Folder(person, folder)}?skip={skip + MailboxQueries.PageSize}">{page.Texts.Of("Ältere →", "Older →")}</a>"""));
        return Html.When(skip > 0 || more, () => Html.Of($"""<nav class="pager" aria-label="{page.Texts.Of("Seiten", "Pages")}">{newer}{older}</nav>"""));
    }
}
