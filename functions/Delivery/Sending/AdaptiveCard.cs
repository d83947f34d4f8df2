using System.Text.Json.Nodes;
using Automations.Messages;

namespace Automations.Delivery.Sending;

/// <summary>The message that a Teams Workflows webhook takes.</summary>
internal static class AdaptiveCard
{
    public static JsonObject Write(RenderedMessage content, string language) =>
        new()
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(
                new JsonObject
                {
                    ["contentType"] = "application/vnd.microsoft.card.adaptive",
                    ["content"] = new JsonObject
                    {
                        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                        ["type"] = "AdaptiveCard",
                        ["version"] = "1.4",
                        ["lang"] = language,
                        ["fallbackText"] = content.Text,
                        ["body"] = new JsonArray(Heading(content.Subject), Paragraph(content.Body)),
                    },
                }
            ),
        };

    private static JsonObject Heading(string text) =>
        new()
        {
            ["type"] = "TextBlock",
            ["style"] = "heading",
            ["size"] = "Large",
            ["weight"] = "Bolder",
            ["wrap"] = true,
            ["text"] = text,
        };

    private static JsonObject Paragraph(string markdown) =>
        new()
        {
            ["type"] = "TextBlock",
            ["wrap"] = true,
            ["text"] = markdown,
        };
}
