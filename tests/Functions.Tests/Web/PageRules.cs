using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Automations.Functions.Tests.Web;

/// <summary>What holds for every page, whatever it says.</summary>
internal static class PageRules
{
    public static void Check(IHtmlDocument page, string language)
    {
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.EndsWith(" · Lotsen", page.Title, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("main#content"));

        // the content security policy forbids these
        Assert.Empty(page.QuerySelectorAll("script:not([src]), style, [style]"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(References(page), id => Assert.Contains(id, ids));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), textarea, select"), field => Assert.False(string.IsNullOrWhiteSpace(LabelOf(page, field)), field.OuterHtml));
        Assert.All(page.QuerySelectorAll("fieldset"), group => Assert.Equal("LEGEND", group.Children[0].TagName));
        Assert.All(page.QuerySelectorAll("a, button"), control => Assert.False(string.IsNullOrWhiteSpace(control.TextContent), control.OuterHtml));
    }

    /// <summary>The text that a reader sees.</summary>
    public static string Words(IHtmlDocument page) => page.Body!.TextContent;

    private static IEnumerable<string> References(IHtmlDocument page) =>
        page.QuerySelectorAll("[aria-describedby]").SelectMany(element => element.GetAttribute("aria-describedby")!.Split(' '))
            .Concat(page.QuerySelectorAll("[aria-labelledby]").Select(element => element.GetAttribute("aria-labelledby")!))
            .Concat(page.QuerySelectorAll("label[for]").Select(element => element.GetAttribute("for")!))
            .Concat(page.QuerySelectorAll("a[href^='#']").Select(element => element.GetAttribute("href")![1..]));

    private static string? LabelOf(IHtmlDocument page, IElement field) =>
        page.QuerySelector($"label[for='{field.Id}']")?.TextContent ?? field.Ancestors<IHtmlLabelElement>().FirstOrDefault()?.TextContent;
}
