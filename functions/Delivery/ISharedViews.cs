using System.Text.Json;

namespace Automations.Delivery;

/// <summary>What many messages of one workflow say alike, kept once: the body of a digest, say.</summary>
public interface ISharedViews
{
    /// <summary>
    /// Keeps a part of a view, an object, for the messages that name it in <see cref="MessageIntent.SharedView"/>. To be called before
    /// they are queued; a second time replaces it for what is not sent yet.
    /// </summary>
    /// <param name="name">Letters, digits and hyphens, for example <c>body-de</c>.</param>
    Task PutAsync(string workflow, string name, JsonElement view, CancellationToken cancellation);

    /// <exception cref="Messages.MessageTextException">There is none.</exception>
    Task<JsonElement> GetAsync(string workflow, string name, CancellationToken cancellation);
}
