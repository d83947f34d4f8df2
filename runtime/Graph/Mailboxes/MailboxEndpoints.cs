using Automations.Runtime.Graph.Calendar;
using Automations.Runtime.Graph.Mail;
using Automations.Runtime.Graph.People;
using Automations.Runtime.Graph.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>The mailbox pages: every mailbox of the organisation, as a mail program would show it.</summary>
internal sealed class MailboxEndpoints(
    PeopleDirectory people, MailboxQueries queries, CalendarStore calendar, Changes changes, LiveUpdates live, TimeProvider clock)
{
    private readonly PeopleColumn _people = new(people, queries);
    private readonly MessageColumn _list = new(queries);
    private readonly ReadingPane _reading = new(queries);
    private readonly CalendarPane _agenda = new(queries);
    private readonly ChannelPane _channel = new(queries);

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", Home);
        app.MapGet("/channel", Channel);
        app.MapGet("/live", live.WriteAsync);
        app.MapGet("/attachment/{id}", Attachment);
        app.MapGet("/assets/{name}", Assets.Get);
        app.MapGet("/mailbox/{user}", (HttpContext c, string user) => Folder(c, user, MailFolder.Inbox));
        app.MapGet("/mailbox/{user}/calendar", Calendar);
        app.MapPost("/mailbox/{user}/calendar/{id}", Respond);
        app.MapGet("/mailbox/{user}/content/{id}", Content);
        app.MapGet("/mailbox/{user}/{folder}", Folder);
        app.MapGet("/mailbox/{user}/{folder}/{id}", Read);
        app.MapPost("/mailbox/{user}/{folder}/{id}/read", MarkRead);
    }

    private PageContext Page(HttpContext context) => new(context.Request, Texts.For(context.Request), clock.GetUtcNow());

    private static IResult Show(HttpContext context, Html html, int status = 200)
    {
        PageHeaders.Set(context.Response);
        return Results.Text(html.ToString(), "text/html; charset=utf-8", statusCode: status);
    }

    private IResult Home(HttpContext context)
    {
        var page = Page(context);
        var title = page.Texts.Of("Lokale Postfächer", "Local mailboxes");
        var content = Html.Of(
            $"""<section class="read" id="pane" tabindex="-1">{Layout.Empty(page.Texts.Of("Wessen Post?", "Whose mail?"), page.Texts.Of("Wähle links ein Postfach. Hier kommt alles an, was lokal verschickt wird, nichts verlässt diesen Rechner.", "Choose a mailbox. Everything that is sent locally arrives here; nothing leaves this machine."))}</section>""");
        return Show(context, Layout.Page(page, title, "home", _people.Write(page, null), content));
    }

    private IResult Channel(HttpContext context)
    {
        var page = Page(context);
        return Show(context, Layout.Page(page, page.Texts.Of("Teams-Kanal", "Teams channel"), "channel", _people.Write(page, null), _channel.Write(page)));
    }

    private IResult Folder(HttpContext context, string user, string folder)
    {
        var page = Page(context);
        if (people.FindEver(user) is not { } person || !MailFolder.All.Contains(folder, StringComparer.Ordinal))
            return NotFound(context, page);
        var pane = Html.Of(
            $"""<section class="read" id="pane" tabindex="-1">{Layout.Empty(page.Texts.Folder(folder), page.Texts.Of("Wähle eine Nachricht.", "Choose a message."))}</section>""");
        return Show(context, Layout.Page(
            page, $"{person.DisplayName} · {page.Texts.Folder(folder)}", "list", _people.Write(page, person), Html.Of($"{_list.Write(page, person, folder, null)}{pane}")));
    }

    private IResult Read(HttpContext context, string user, string folder, string id)
    {
        var page = Page(context);
        if (people.FindEver(user) is not { } person || queries.Find(person.Id, id) is not { } message)
            return NotFound(context, page);
        var columns = Html.Of($"{_list.Write(page, person, message.Folder, message)}{_reading.Write(page, person, message)}");
        return Show(context, Layout.Page(page, $"{message.Letter.Subject} · {person.DisplayName}", "read", _people.Write(page, person), columns));
    }

    private IResult Calendar(HttpContext context, string user)
    {
        var page = Page(context);
        if (people.FindEver(user) is not { } person)
            return NotFound(context, page);
        var head = Html.Of($"""<section class="list" id="list" data-live aria-label="{person.DisplayName}">{_list.Head(page, person, "calendar")}</section>""");
        var title = $"{person.DisplayName} · {page.Texts.Of("Kalender", "Calendar")}";
        return Show(context, Layout.Page(page, title, "calendar", _people.Write(page, person), Html.Of($"{head}{_agenda.Write(page, person)}")));
    }

    private async Task<IResult> Respond(HttpContext context, string user, string id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var response = form["response"].ToString();
        if (people.Find(user) is not { } person || queries.Event(person.Id, id) is not { IsOrganizer: false } || response is not ("accepted" or "declined"))
            return NotFound(context, Page(context));
        calendar.Respond(person, id, response, comment: null, send: true);
        return Results.Redirect(Links.Mailbox(person) + "/calendar");
    }

    private IResult MarkRead(HttpContext context, string user, string folder, string id)
    {
        if (people.FindEver(user) is not { } person || queries.Find(person.Id, id) is not { } message)
            return NotFound(context, Page(context));
        queries.MarkRead(person.Id, id, read: true);
        changes.Notify();
        return Results.Redirect(Links.Message(person, message));
    }

    private IResult Content(HttpContext context, string user, string id) =>
        people.FindEver(user) is { } person && queries.Find(person.Id, id) is { } message
            ? MailContent.Write(context, queries.Body(message), queries.Attachments(message))
            : Results.NotFound();

    private IResult Attachment(HttpContext context, string id)
    {
        PageHeaders.Set(context.Response);
        if (queries.Attachment(id) is not { } file)
            return Results.NotFound();
        var isPicture = file.Type is "image/png" or "image/jpeg" or "image/gif" or "image/webp";
        return Results.Bytes(file.Content, isPicture ? file.Type : "application/octet-stream");
    }

    private IResult NotFound(HttpContext context, PageContext page) => Show(
        context,
        Layout.Page(page, "404", "read", _people.Write(page, null), Html.Of(
            $"""<section class="read" id="pane" tabindex="-1">{Layout.Empty(page.Texts.Of("Nicht gefunden", "Not found"), page.Texts.Of("Dieses Postfach oder diese Nachricht gibt es nicht.", "There is no such mailbox or message."))}<p class="hint"><a href="/">{page.Texts.Of("Alle Postfächer", "All mailboxes")}</a></p></section>""")),
        404);
}
