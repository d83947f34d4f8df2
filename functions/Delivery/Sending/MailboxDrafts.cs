using System.Net;
using System.Text;
using Automations.Delivery.Outbox;
using Automations.People;
using Automations.People.Graph;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Automations.Delivery.Sending;

/// <summary>The few things done with a sender's mailbox, always with immutable ids: they stay the same when a draft becomes a sent message.</summary>
internal sealed class MailboxDrafts(GraphServiceClient graph)
{
    /// <summary>Named property that carries <see cref="MessageKey.Row"/>; the namespace was made for this product.</summary>
    public const string KeyProperty = "String {6f2a1c1e-54c5-4b0e-9f0d-0f6f0a7b52c3} Name AutomationsKey";

    /// <summary>Named property that carries <see cref="MessageKey.Partition"/>: a mail that comes back leads to its ledger entry.</summary>
    public const string WorkflowProperty = "String {6f2a1c1e-54c5-4b0e-9f0d-0f6f0a7b52c3} Name AutomationsWorkflow";

    private static readonly string[] Fields = ["id", "isDraft"];

    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new()
    {
        ["XXX"] = ODataError.CreateFromDiscriminatorValue,
    };

    public static string KeyFilter(MessageKey key) =>
        $"singleValueExtendedProperties/Any(ep: ep/id eq '{KeyProperty}' and ep/value eq '{key.Row}')";

    public static void WithImmutableIds(RequestHeaders headers) => headers.Add("Prefer", "IdType=\"ImmutableId\"");

    /// <returns>The draft's id.</returns>
    public async Task<string> CreateAsync(string mailbox, MessageKey key, byte[] mime, CancellationToken cancellation)
    {
        var create = graph.Users[mailbox].Messages.ToPostRequestInformation(new Message());
        create.Headers.Remove("Content-Type");
        create.SetStreamContent(new MemoryStream(Encoding.ASCII.GetBytes(Convert.ToBase64String(mime))), "text/plain");
        WithImmutableIds(create.Headers);
        var draft = await GraphCalls.RunAsync(
            () => graph.RequestAdapter.SendAsync(create, Message.CreateFromDiscriminatorValue, Errors, cancellation),
            cancellation
        );
        var mark = new Message { SingleValueExtendedProperties = [new() { Id = KeyProperty, Value = key.Row }, new() { Id = WorkflowProperty, Value = key.Partition }] };
        await GraphCalls.RunAsync(
            () => graph.Users[mailbox].Messages[draft!.Id].PatchAsync(mark, request => WithImmutableIds(request.Headers), cancellation),
            cancellation
        );
        return draft!.Id!;
    }

    public Task SendAsync(string mailbox, string id, CancellationToken cancellation) =>
        GraphCalls.RunAsync(
            () => graph.Users[mailbox].Messages[id].Send.PostAsync(request => WithImmutableIds(request.Headers), cancellation),
            cancellation
        );

    /// <summary>Throws a draft away. It loses its key first: what is deleted can still be found in the mailbox for a while.</summary>
    public async Task DiscardAsync(string mailbox, string id, MessageKey key, CancellationToken cancellation)
    {
        var mark = new Message { SingleValueExtendedProperties = [new() { Id = KeyProperty, Value = $"{key.Row}-discarded" }] };
        try
        {
            await GraphCalls.RunAsync(
                () => graph.Users[mailbox].Messages[id].PatchAsync(mark, request => WithImmutableIds(request.Headers), cancellation),
                cancellation
            );
            await GraphCalls.RunAsync(
                () => graph.Users[mailbox].Messages[id].DeleteAsync(request => WithImmutableIds(request.Headers), cancellation),
                cancellation
            );
        }
        catch (GraphRefusedException refused) when (refused.Status == HttpStatusCode.NotFound)
        {
            // it is gone already
        }
    }

    /// <returns>Null when the mailbox has no such message.</returns>
    public async Task<MailboxMessage?> GetAsync(string mailbox, string id, CancellationToken cancellation) =>
        Read(
            await GraphCalls.FindAsync(
                () =>
                    graph
                        .Users[mailbox]
                        .Messages[id]
                        .GetAsync(
                            request =>
                            {
                                request.QueryParameters.Select = Fields;
                                WithImmutableIds(request.Headers);
                            },
                            cancellation
                        ),
                cancellation
            )
        );

    /// <summary>Looks in every folder for the message that carries the key; one that was sent goes before a draft.</summary>
    public async Task<MailboxMessage?> FindAsync(string mailbox, MessageKey key, CancellationToken cancellation)
    {
        var found = await GraphCalls.RunAsync(
            () =>
                graph
                    .Users[mailbox]
                    .Messages.GetAsync(
                        request =>
                        {
                            request.QueryParameters.Filter = KeyFilter(key);
                            request.QueryParameters.Select = Fields;
                            WithImmutableIds(request.Headers);
                        },
                        cancellation
                    ),
            cancellation
        );
        return Read(found?.Value?.OrderBy(message => message.IsDraft == true).FirstOrDefault());
    }

    private static MailboxMessage? Read(Message? message) => message is null ? null : new(message.Id!, message.IsDraft == true);
}

internal sealed record MailboxMessage(string Id, bool IsDraft);
