using Automations.Runtime.Host.Queues;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>One queue: what waits, and the poison messages to read, try again or delete.</summary>
internal sealed class QueuePage(Layout layout, QueueListeners listeners, QueueClients queues)
{
    private const int Peeked = 32;

    public async Task<IResult> ShowAsync(HttpContext http, string name)
    {
        if (Find(name) is not { } listener)
            return layout.Missing(http, "No such queue", $"No function of this app reads a queue with the name “{name}”.");
        var waiting = await PeekAsync(listener.Queue, http.RequestAborted);
        var poison = await PeekAsync(listeners.PoisonOf(listener), http.RequestAborted);
        return layout.Page(http, name, Html.Of($"""
            <p class="crumbs"><a href="/admin/queues">Queues</a></p>
            <h1 class="id">{name}</h1>
            <p class="facts"><span>read by {listener.Function.Name}</span> <a href="/admin/run/{listener.Function.Name}">Run it with a message …</a></p>
            <section class="card" aria-labelledby="poison">
              <h2 id="poison" tabindex="-1">Poison messages <small class="quiet">{Of(poison)}</small></h2>
              {(poison.Count == 0 ? Html.Of($"<p class=\"quiet\">None. What {listener.Function.Name} fails on too often comes here.</p>") : Poison(name, poison))}
            </section>
            <section class="card" aria-labelledby="waiting">
              <h2 id="waiting">Waiting <small class="quiet">{Of(waiting)}</small></h2>
              {(waiting.Count == 0 ? Html.Of($"<p class=\"quiet\">None that can be seen; what is being worked on is hidden.</p>") : Html.Each(waiting, message => Message(message, Html.Nothing)))}
            </section>
            """));
    }

    public IResult Confirm(HttpContext http, string name, string? id) => Find(name) is null
        ? layout.Missing(http, "No such queue", $"No function of this app reads a queue with the name “{name}”.")
        : layout.Page(http, "Delete?", Html.Of($"""
            <h1>{(id is null ? "Delete all poison messages?" : "Delete this poison message?")}</h1>
            <form method="post" action="/admin/actions/queue/delete" class="card ask">
              <input type="hidden" name="queue" value="{name}">{Html.If(id is not null, () => Html.Of($"<input type=\"hidden\" name=\"id\" value=\"{id}\">"))}
              <p>Of the queue <strong>{name}</strong>. What {(id is null ? "they ask" : "it asks")} for will not happen, and cannot be brought back.</p>
              <p class="buttons"><button class="danger solid">Delete</button> <a class="button" href="{Links.Queue(name)}">Leave it alone</a></p>
            </form>
            """));

    public QueueListener? Find(string name) => listeners.All.FirstOrDefault(listener => listener.Queue.Name == name);

    private Html Poison(string name, IReadOnlyList<PeekedMessage> messages) => Html.Of($"""
        <div class="actions">
          <form method="post" action="/admin/actions/queue/retry"><input type="hidden" name="queue" value="{name}"><button>Retry all</button></form>
          <a class="button danger" href="/admin/confirm-delete?queue={Uri.EscapeDataString(name)}">Delete all …</a>
        </div>
        {Html.Each(messages, message => Message(message, Actions(name, message)))}
        """);

    private Html Actions(string name, PeekedMessage message) => Html.Of($"""
        <div class="actions">
          <form method="post" action="/admin/actions/queue/retry"><input type="hidden" name="queue" value="{name}"><input type="hidden" name="id" value="{message.MessageId}"><button>Retry<span class="unseen"> message {message.MessageId}</span></button></form>
          <a class="button danger" href="/admin/confirm-delete?queue={Uri.EscapeDataString(name)}&amp;id={Uri.EscapeDataString(message.MessageId)}">Delete …<span class="unseen"> message {message.MessageId}</span></a>
          <details class="change"><summary>Change it first</summary>
            <form method="post" action="/admin/actions/queue/retry" class="stack"><input type="hidden" name="queue" value="{name}"><input type="hidden" name="id" value="{message.MessageId}">
              <textarea name="body" rows="8" spellcheck="false" aria-label="Body of message {message.MessageId}">{Body(message)}</textarea><button>Retry with this</button></form>
          </details>
        </div>
        """);

    private Html Message(PeekedMessage message, Html actions) => Html.Of($"""
        <article class="message" aria-label="Message {message.MessageId}">
          <p class="facts"><span class="quiet">came {Shown.Time(message.InsertedOn)} by the machine’s clock</span> <code class="quiet">{message.MessageId}</code></p>
          <pre tabindex="0">{Body(message)}</pre>
          {actions}
        </article>
        """);

    private string Body(PeekedMessage message)
    {
        try
        {
            return Shown.Pretty(queues.Decode(message.Body).ToString());
        }
        catch (FormatException)
        {
            return "Not encoded as host.json says; as it is on the wire:\n" + message.Body;
        }
    }

    private static string Of(IReadOnlyList<PeekedMessage> messages) => messages.Count switch
    {
        0 => "",
        Peeked => $"the first {Peeked}",
        var few => Shown.Count(few),
    };

    private static async Task<IReadOnlyList<PeekedMessage>> PeekAsync(QueueClient queue, CancellationToken cancellation)
    {
        try
        {
            return (await queue.PeekMessagesAsync(Peeked, cancellation)).Value;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return [];
        }
    }
}
