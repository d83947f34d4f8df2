using System.Buffers;
using System.Text.Json;
using Automations.Messages;

namespace Automations.Delivery.Sending;

/// <summary>Renders what an intent wants to say, with the view it shares with others.</summary>
public sealed class Composer(IMessageRenderer renderer, Lazy<ISharedViews> shared)
{
    /// <summary>One mail out of all of them, which go to the same person.</summary>
    /// <exception cref="MessageTextException">As for one of them.</exception>
    public async Task<RenderedMessage> ComposeAsync(IReadOnlyList<MessageIntent> intents, CancellationToken cancellation)
    {
        if (intents is [var single])
            return await ComposeAsync(single, cancellation);
        var to = intents[0].Recipient;
        var messages = new List<MessageToRender>();
        foreach (var intent in intents)
            messages.Add(new(intent.Template, await ViewOfAsync(intent, cancellation)));
        return await renderer.RenderTogetherAsync(messages, to.Language, ViewOf(to), cancellation);
    }

    /// <exception cref="MessageTextException">A text or a shared view is missing, or names something its view does not have.</exception>
    public async Task<RenderedMessage> ComposeAsync(MessageIntent intent, CancellationToken cancellation)
    {
        var to = intent.Recipient;
        return await renderer.RenderAsync(intent.Template, to.Language, ViewOf(to), await ViewOfAsync(intent, cancellation), cancellation);
    }

    private async Task<JsonElement> ViewOfAsync(MessageIntent intent, CancellationToken cancellation) =>
        intent.SharedView is { } name ? Merge(await shared.Value.GetAsync(intent.Workflow, name, cancellation), intent.View) : intent.View;

    private static RecipientView ViewOf(Recipient to) => new(to.Name, to.GivenName, to.Address, to.TimeZone);

    private static JsonElement Merge(JsonElement common, JsonElement own)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in own.EnumerateObject())
                property.WriteTo(writer);
            foreach (var property in common.EnumerateObject().Where(property => !own.TryGetProperty(property.Name, out _)))
                property.WriteTo(writer);
            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }
}
