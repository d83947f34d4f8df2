using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.People;

namespace Automations.Runtime.Graph.Mail;

/// <summary>Messages of a mailbox: drafts (JSON or MIME), sending, lists.</summary>
internal sealed class MailEndpoints(PeopleDirectory people, MailStore store)
{
    public void Map(GraphRouter router)
    {
        foreach (var user in new[] { "/users/{user}", "/me" })
        {
            router
                .Map("GET", user + "/messages", r => List(r, null))
                .Map("POST", user + "/messages", r => Create(r, MailFolder.Drafts))
                .Map("GET", user + "/mailFolders", FolderList)
                .Map("GET", user + "/mailFolders/{folder}", r => GraphResult.Ok(FolderJson(Mailbox(r), Folder(r))))
                .Map("GET", user + "/mailFolders/{folder}/messages", r => List(r, Folder(r)))
                .Map("POST", user + "/mailFolders/{folder}/messages", r => Create(r, Folder(r)))
                .Map("POST", user + "/sendMail", SendMail);
            foreach (var messages in new[] { user + "/messages", user + "/mailFolders/{folder}/messages" })
            {
                router
                    .Map("GET", messages + "/{message}", Get)
                    .Map("PATCH", messages + "/{message}", Change)
                    .Map("DELETE", messages + "/{message}", Delete)
                    .Map("POST", messages + "/{message}/send", Send)
                    .Map("POST", messages + "/{message}/move", Move)
                    .Map("GET", messages + "/{message}/attachments", Attachments)
                    .Map("POST", messages + "/{message}/attachments", Attach)
                    .Map("GET", messages + "/{message}/attachments/{attachment}", Attachment);
            }
        }
    }

    private static Draft Parse(GraphRequest request) =>
        request.Header("Content-Type")?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true
            ? MimeDraft.Parse(request.Body)
            : JsonDraft.Parse(request.Json());

    private GraphResult List(GraphRequest request, string? folder)
    {
        var mailbox = Mailbox(request);
        return store.Read(s => MessageQuery.List(request, s, mailbox.Id, folder));
    }

    private GraphResult Get(GraphRequest request)
    {
        var message = store.Get(Mailbox(request), request["message"]);
        return GraphResult.Ok(store.Read(s => MessageAnswer.Write(request, s, message)));
    }

    private GraphResult Create(GraphRequest request, string folder)
    {
        var message = store.Create(Mailbox(request), Parse(request), folder);
        return GraphResult.Created(store.Read(s => MessageAnswer.Write(request, s, message)));
    }

    private GraphResult Change(GraphRequest request)
    {
        var message = store.Change(Mailbox(request), request["message"], JsonDraft.Parse(request.Json()));
        return GraphResult.Ok(store.Read(s => MessageAnswer.Write(request, s, message)));
    }

    private GraphResult Delete(GraphRequest request)
    {
        store.Delete(Mailbox(request), request["message"]);
        return GraphResult.NoContent();
    }

    private GraphResult Send(GraphRequest request)
    {
        store.Send(Mailbox(request), request["message"]);
        return GraphResult.Accepted();
    }

    private GraphResult SendMail(GraphRequest request)
    {
        var mailbox = Mailbox(request);
        if (request.Header("Content-Type")?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true)
        {
            store.SendNow(mailbox, MimeDraft.Parse(request.Body), saveToSentItems: true);
            return GraphResult.Accepted();
        }

        var body = request.Json();
        var message = Property(body, "message") as JsonObject ?? throw GraphProblem.BadRequest("The property 'message' is missing.");
        store.SendNow(mailbox, JsonDraft.Parse(message), Property(body, "saveToSentItems")?.GetValue<bool>() ?? true);
        return GraphResult.Accepted();
    }

    private GraphResult Move(GraphRequest request)
    {
        var folder = Property(request.Json(), "destinationId")?.ToString() ?? throw GraphProblem.BadRequest("The property 'destinationId' is missing.");
        var message = store.Move(Mailbox(request), request["message"], folder);
        return GraphResult.Created(store.Read(s => MessageAnswer.Write(request, s, message)));
    }

    private GraphResult Attachments(GraphRequest request)
    {
        var message = store.Get(Mailbox(request), request["message"]);
        return GraphResult.Ok(new JsonObject { ["value"] = new JsonArray([.. store.Read(s => AttachmentRows.List(s, message.Letter.Id))]) });
    }

    private GraphResult Attachment(GraphRequest request)
    {
        var message = store.Get(Mailbox(request), request["message"]);
        return GraphResult.Ok(store.Read(s => AttachmentRows.Find(s, message.Letter.Id, request["attachment"])) ?? throw GraphProblem.ItemNotFound());
    }

    private GraphResult Attach(GraphRequest request)
    {
        var mailbox = Mailbox(request);
        var id = store.Attach(mailbox, request["message"], FileAttachment.Parse(request.Json()));
        var message = store.Get(mailbox, request["message"]);
        return GraphResult.Created(store.Read(s => AttachmentRows.Find(s, message.Letter.Id, id))!);
    }

    private GraphResult FolderList(GraphRequest request)
    {
        var mailbox = Mailbox(request);
        return GraphResult.Ok(new JsonObject { ["value"] = new JsonArray([.. MailFolder.All.Select(f => FolderJson(mailbox, f))]) });
    }

    private JsonObject FolderJson(Person mailbox, string folder) => store.Read(s => new JsonObject
    {
        ["id"] = MailFolder.Id(mailbox.Id, folder),
        ["displayName"] = MailFolder.DisplayName(folder),
        ["childFolderCount"] = 0,
        ["totalItemCount"] = s.Scalar<long>("SELECT count(*) FROM message WHERE mailbox = $1 AND folder = $2", mailbox.Id, folder),
        ["unreadItemCount"] = s.Scalar<long>("SELECT count(*) FROM message WHERE mailbox = $1 AND folder = $2 AND is_read = 0", mailbox.Id, folder),
    });

    private Person Mailbox(GraphRequest request) => people.MailboxOf(request);

    private string Folder(GraphRequest request) => MailFolder.Find(Mailbox(request).Id, request["folder"]);

    private static JsonNode? Property(JsonObject json, string name) =>
        json.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
