using Automations.Runtime.Graph.Mail;
using Automations.Runtime.Graph.People;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>Addresses of the pages.</summary>
internal static class Links
{
    public static string Mailbox(Person person, string? search = null) =>
        $"/mailbox/{Uri.EscapeDataString(person.UserPrincipalName)}" + (search is null ? "" : "?q=" + Uri.EscapeDataString(search));

    public static string Folder(Person person, string folder) => $"{Mailbox(person)}/{folder}";

    public static string Message(Person person, Message message, string view = "") =>
        $"{Folder(person, message.Folder)}/{message.ImmutableId}" + (view.Length == 0 ? "" : "?view=" + view);

    public static string Content(Person person, Message message) => $"{Mailbox(person)}/content/{message.ImmutableId}";

    public static string Attachment(string id) => "/attachment/" + id;
}
