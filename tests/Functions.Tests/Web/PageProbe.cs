using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;

namespace Automations.Functions.Tests.Web;

/// <summary>Makes requests, and looks at the pages that answer them.</summary>
internal static class PageProbe
{
    private static readonly IServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();

    public static IPages Pages(AddressForm form = AddressForm.Du)
    {
        var programme = TestProgramme.Speaking(form);
        return new PageRenderer(programme, new Assets(programme), new SiteMap([], new NobodySignedIn()), Services, NullLoggerFactory.Instance);
    }

    public static HttpRequest Get(string pathAndQuery, string? acceptLanguage = null)
    {
        var request = new DefaultHttpContext { RequestServices = Services }.Request;
        var address = new Uri(new Uri("http://localhost:7071"), pathAndQuery);
        request.Method = "GET";
        request.Path = address.AbsolutePath;
        request.QueryString = new QueryString(address.Query);
        request.Headers.AcceptLanguage = acceptLanguage;
        return request;
    }

    public static HttpRequest Post(string pathAndQuery, params (string Name, string Value)[] fields)
    {
        var request = Get(pathAndQuery);
        request.Method = "POST";
        request.ContentType = "application/x-www-form-urlencoded";
        request.Form = new FormCollection(
            fields.GroupBy(field => field.Name).ToDictionary(group => group.Key, group => new StringValues([.. group.Select(field => field.Value)]))
        );
        return request;
    }

    public static HttpRequest PostJson(string pathAndQuery, string json)
    {
        var request = Get(pathAndQuery);
        request.Method = "POST";
        request.ContentType = "application/json";
        request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        return request;
    }

    /// <summary>What a function of an API has answered with.</summary>
    public static async Task<(int Status, JsonElement Json)> ReadJsonAsync(this IResult result, HttpRequest request)
    {
        using var body = new MemoryStream();
        request.HttpContext.Response.Body = body;
        await result.ExecuteAsync(request.HttpContext);
        return (request.HttpContext.Response.StatusCode, JsonElement.Parse(body.ToArray()));
    }

    /// <summary>The page that a function has answered with.</summary>
    public static async Task<(int Status, IHtmlDocument Page)> ReadAsync(this IResult result, HttpRequest request)
    {
        using var body = new MemoryStream();
        request.HttpContext.Response.Body = body;
        await result.ExecuteAsync(request.HttpContext);
        var html = System.Text.Encoding.UTF8.GetString(body.ToArray());
        return (request.HttpContext.Response.StatusCode, await new HtmlParser().ParseDocumentAsync(html));
    }

    public static string Heading(this IHtmlDocument page) => page.QuerySelector("h1")!.TextContent.Trim();
}
