using System.Text.Json;

namespace Automations.Messages;

public interface IMessageRenderer
{
    /// <summary>Renders the text of <paramref name="template"/> in <paramref name="language"/> into the programme's layout.</summary>
    /// <exception cref="MessageTextException">The text is missing, or names something its view does not have.</exception>
    Task<RenderedMessage> RenderAsync(
        string template,
        string language,
        RecipientView recipient,
        JsonElement view,
        CancellationToken cancellation
    );

    /// <summary>
    /// One message out of several to the same person, the first of them first. What they all begin or end with, a greeting say, is said once.
    /// </summary>
    /// <exception cref="MessageTextException">As for one of them.</exception>
    Task<RenderedMessage> RenderTogetherAsync(
        IReadOnlyList<MessageToRender> messages,
        string language,
        RecipientView recipient,
        CancellationToken cancellation
    );
}

public sealed record MessageToRender(string Template, JsonElement View);

public sealed record RecipientView(string Name, string GivenName, string Address, string TimeZone);

/// <param name="Html">A whole HTML document with inline styles and a language attribute.</param>
/// <param name="Text">The same content as plain text.</param>
/// <param name="Body">The content alone as Markdown, for channel cards.</param>
public sealed record RenderedMessage(string Subject, string Html, string Text, string Body)
{
    /// <summary>Shown by the HTML as <c>cid:</c> and their id.</summary>
    public IReadOnlyList<MailPicture> Pictures { get; init; } = [];
}

public sealed class MessageTextException(string message, Exception? inner = null) : Exception(message, inner);
