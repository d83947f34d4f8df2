using System.Globalization;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.People.Graph;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace Automations.Delivery.Bounces;

/// <summary>Reads a sender mailbox's inbox, and finds the mail that a report is about by the properties it was marked with.</summary>
public sealed class ReportMailbox(GraphServiceClient graph)
{
    private const int Page = 50;

    /// <summary>A page of what came in after a moment, oldest first.</summary>
    public async Task<IReadOnlyList<Message>> ReadAsync(string mailbox, DateTimeOffset after, CancellationToken cancellation)
    {
        var page = await GraphCalls.RunAsync(
            () =>
                graph
                    .Users[mailbox]
                    .MailFolders["inbox"]
                    .Messages.GetAsync(
                        request =>
                        {
                            request.QueryParameters.Filter = $"receivedDateTime gt {after.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)}";
                            request.QueryParameters.Orderby = ["receivedDateTime"];
                            request.QueryParameters.Select = ["id", "receivedDateTime", "internetMessageHeaders", "body"];
                            request.QueryParameters.Top = Page;
                            request.Headers.Add("Prefer", "outlook.body-content-type=\"text\"");
                        },
                        cancellation
                    ),
            cancellation
        );
        return page?.Value ?? [];
    }

    /// <returns>The key of the message with this Message-ID; null when it is none of ours, or deleted.</returns>
    public async Task<MessageKey?> FindAsync(string mailbox, string messageId, CancellationToken cancellation)
    {
        var row = messageId.Split('@')[0];
        if (row.Length != MessageKey.RowLength || !row.All(char.IsAsciiHexDigitLower))
            return null;
        var found = await GraphCalls.RunAsync(
            () =>
                graph
                    .Users[mailbox]
                    .Messages.GetAsync(
                        request =>
                        {
                            request.QueryParameters.Filter = $"singleValueExtendedProperties/Any(ep: ep/id eq '{MailboxDrafts.KeyProperty}' and ep/value eq '{row}')";
                            request.QueryParameters.Select = ["id"];
                            request.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{MailboxDrafts.WorkflowProperty}')"];
                        },
                        cancellation
                    ),
            cancellation
        );
        var partition = found?.Value?.SelectMany(message => message.SingleValueExtendedProperties ?? []).FirstOrDefault()?.Value;
        return partition is null ? null : new MessageKey(partition, row);
    }
}
