using System.Text.Json;

namespace Automations.Messages;

/// <summary>Makes the messages of one template whose content is no text file but is put together from parts, most of which many recipients share.</summary>
public interface IMessageComposer
{
    /// <summary>As <c>MessageIntent.Template</c> names it.</summary>
    string Template { get; }

    /// <exception cref="MessageTextException">The message cannot be made, now or later.</exception>
    Task<ComposedMessage> ComposeAsync(string language, RecipientView recipient, JsonElement view, CancellationToken cancellation);
}

/// <param name="Subject">Plain text, as the preheader.</param>
/// <param name="ActionLabel">Null for no button.</param>
public sealed record ComposedMessage(string Subject, string Preheader, IReadOnlyList<MessagePart> Parts, string? ActionLabel = null, Uri? ActionAddress = null);

/// <summary>A part of a message in Markdown. One that is shared is rendered once for as long as somebody holds on to it.</summary>
public sealed class MessagePart(string markdown, bool isShared = false)
{
    public string Markdown { get; } = markdown;

    public bool IsShared { get; } = isShared;
}
