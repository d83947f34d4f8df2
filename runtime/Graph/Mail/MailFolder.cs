using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.Mail;

/// <summary>The well-known folders; other folders are not simulated.</summary>
internal static class MailFolder
{
    public const string Inbox = "inbox";
    public const string Drafts = "drafts";
    public const string SentItems = "sentitems";
    public const string DeletedItems = "deleteditems";

    public static IReadOnlyList<string> All { get; } = [Inbox, Drafts, SentItems, DeletedItems];

    public static string DisplayName(string folder) => folder switch
    {
        Inbox => "Inbox",
        Drafts => "Drafts",
        SentItems => "Sent Items",
        _ => "Deleted Items",
    };

    public static string Id(string mailbox, string folder) => StableId.Item("AAMkAF", mailbox, All.ToList().IndexOf(folder), 0);

    /// <summary>By well-known name or by id.</summary>
    public static string Find(string mailbox, string key) =>
        All.FirstOrDefault(f => f.Equals(key, StringComparison.OrdinalIgnoreCase) || Id(mailbox, f) == key)
        ?? throw new GraphProblem(404, "ErrorFolderNotFound", "The specified folder could not be found in the store.");
}
