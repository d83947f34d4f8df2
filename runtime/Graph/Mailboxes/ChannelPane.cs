using System.Text.Json.Nodes;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>What was posted to the local stand-in for the Teams channel, newest first.</summary>
internal sealed class ChannelPane(MailboxQueries queries)
{
    public Html Write(PageContext page)
    {
        var posts = queries.Posts().Select(post => Post(page, post.PostedAt, JsonNode.Parse(post.Json)!)).ToList();
        var content = posts.Count == 0
            ? Layout.Empty(
                page.Texts.Of("Noch still hier", "Quiet so far"),
                page.Texts.Of("Karten, die an den Webhook gehen, erscheinen hier.", "Cards that are sent to the webhook appear here."))
            : Html.Of($"""<ol class="posts">{posts}</ol>""");
        return Html.Of(
            $"""
            <section class="read channel" id="pane" tabindex="-1" data-live>
            <header class="channel-head"><h2>{page.Texts.Of("Teams-Kanal", "Teams channel")}</h2><p class="soft">POST /_local/channel/webhook</p></header>
            {content}
            </section>
            """);
    }

    private static Html Post(PageContext page, string postedAt, JsonNode message)
    {
        var cards = (message["attachments"] as JsonArray ?? []).Select(a => AdaptiveCard.Write(a?["content"]));
        return Html.Of(
            $"""
            <li class="post">
              <p class="post-time"><time datetime="{postedAt}">{page.Texts.Long(Times.Parse(postedAt))} UTC</time></p>
              {cards}
              <details class="raw"><summary>JSON</summary><pre tabindex="0">{message.ToJsonString(Pretty.Json)}</pre></details>
            </li>
            """);
    }
}
