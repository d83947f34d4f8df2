using Microsoft.AspNetCore.Http;

namespace Automations.Web.Pages;

/// <summary>A page that has only something to say.</summary>
public sealed record PageMessage(string Title, string Text);

internal static class PageMessages
{
    public static Task<IResult> SayAsync(this IPages pages, HttpRequest request, PageMessage message) =>
        pages.RenderAsync<MessagePage>(request, parameters: new Dictionary<string, object?> { [nameof(MessagePage.Message)] = message });
}
