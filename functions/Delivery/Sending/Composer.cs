using System.Buffers;
using System.Text.Json;
using Automations.Messages;

namespace Automations.Delivery.Sending;

/// <summary>Renders what an intent wants to say, with the view it shares with others.</summary>
public sealed class Composer(IMessageRenderer renderer, Lazy<ISharedViews> shared)
{
    /// <exception cref="MessageTextException">A text or a shared view is missing, or names something its view does not have.</exception>
    public async Task<RenderedMessage> ComposeAsync(MessageIntent intent, CancellationToken cancellation)
    {
        var to = intent.Recipient;
        var view = intent.SharedView is { } name
            ? Merge(await shared.Value.GetAsync(intent.Workflow, name, cancellation), intent.View)
            : intent.View;
        return await renderer.RenderAsync(intent.Template, to.Language, new(to.Name, to.GivenName, to.Address, to.TimeZone), view, cancellation);
    }

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
