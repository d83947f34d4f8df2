using System.Text;
using System.Text.Json;
using Automations.Messages.Layout;

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
public sealed record ComposedMessage(string Subject, string Preheader, IReadOnlyList<MessagePart> Parts, string? ActionLabel = null, Uri? ActionAddress = null)
{
    /// <summary>Those that the parts show. They stay with the mail: nothing is loaded from anywhere when it is read.</summary>
    public IReadOnlyList<MailPicture> Pictures { get; init; } = [];
}

/// <summary>A part of a message in Markdown. One that is shared is rendered once for as long as somebody holds on to it.</summary>
public sealed class MessagePart(string markdown, bool isShared = false)
{
    public string Markdown { get; } = markdown;

    public bool IsShared { get; } = isShared;

    /// <summary>How many bytes of HTML it becomes, rather too many than too few: mail programs cut off what is longer than about 100 KB.</summary>
    public int Weight => weight == 0 ? weight = WeightOf(Markdown) : weight;

    private int weight;

    private static int WeightOf(string markdown)
    {
        // the longest tag of a block, and of a link, with their styles
        const int block = 140;
        const int link = 100;
        return Encoding.UTF8.GetByteCount(MailLook.Encode(markdown)) + block * (1 + markdown.AsSpan().Count('\n')) + link * markdown.AsSpan().Count("](");
    }
}
