using System.Text.Json;
using Automations.Functions.Tests.Web;
using Automations.Messages;
using Automations.Messages.Layout;
using Automations.Messages.Templates;
using Automations.Messages.Texts;
using Automations.Programme;

namespace Automations.Functions.Tests.Messages;

internal static class Renderers
{
    public static RecipientView Jonas { get; } = new("Jonas Petersen", "Jonas", "jonas.petersen@nordlicht.example", "Europe/Berlin");

    /// <summary>With the texts that are shipped.</summary>
    public static IMessageRenderer Shipped(AddressForm form = AddressForm.Du) => With(new FileTexts(AppContext.BaseDirectory), TestProgramme.Speaking(form));

    /// <summary>With one text of the test's own, called <c>Test/Text</c>.</summary>
    public static IMessageRenderer Of(string content) => With(new OneText(content), TestProgramme.Lotsen);

    public static Task<RenderedMessage> RenderAsync(this IMessageRenderer renderer, object view, string template = "Test/Text", string language = "de") =>
        renderer.RenderAsync(template, language, Jonas, JsonSerializer.SerializeToElement(view, view.GetType(), ProgrammeJson.Options), default);

    private static MessageRenderer With(IMessageTexts texts, ProgrammeSettings programme) =>
        new(new MessageTemplates(texts), new MailLayout(programme, WebSettings.App()), programme);

    private sealed class OneText(string content) : IMessageTexts
    {
        public Task<MessageText?> FindAsync(string template, string language, CancellationToken cancellation) =>
            Task.FromResult<MessageText?>(template == "Test/Text" ? new($"Test/Messages/Text/{language}.md", content) : null);
    }
}
