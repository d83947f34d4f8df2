using System.Text;
using Automations.Programme;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Automations.Web.Pages;

internal sealed class PageRenderer(ProgrammeSettings programme, Assets assets, SiteMap map, IServiceProvider services, ILoggerFactory loggers) : IPages
{
    public async Task<IResult> RenderAsync<TPage>(HttpRequest request, int status = StatusCodes.Status200OK, IReadOnlyDictionary<string, object?>? parameters = null)
        where TPage : IComponent
    {
        var html = await RenderAsync<TPage>(Site.Of(request, programme, assets, await map.ReaderAsync(request)), parameters);
        return Results.Content(html, "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    // a renderer keeps every component it has rendered: a fresh one each time
    internal async Task<string> RenderAsync<TPage>(Site site, IReadOnlyDictionary<string, object?>? parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var root = ParameterView.FromDictionary(
            new Dictionary<string, object?>
            {
                [nameof(SiteRoot.Site)] = site,
                [nameof(SiteRoot.Page)] = typeof(TPage),
                [nameof(SiteRoot.Parameters)] = parameters?.ToDictionary(),
            }
        );
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<SiteRoot>(root)).ToHtmlString());
    }
}
