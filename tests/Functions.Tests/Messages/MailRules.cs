using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Automations.Messages;

namespace Automations.Functions.Tests.Messages;

/// <summary>What must hold of every mail, so that all mail programs show it, whole, without loading anything from anywhere.</summary>
internal static class MailRules
{
    /// <summary>Gmail cuts off after 102 KB.</summary>
    private const int MostBytes = 100_000;

    private static readonly string[] Loading = ["src", "srcset", "background", "poster", "data"];
    private static readonly string[] Never = ["script", "link", "iframe", "object", "embed", "form", "input", "button", "video", "audio", "base", "svg", "picture", "source"];

    public static void Check(RenderedMessage mail, string language)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(mail.Html), 1_000, MostBytes);
        var page = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(mail.Html);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(mail.Subject, page.Title);
        Assert.Single(page.QuerySelectorAll("meta[charset=utf-8]"));
        Assert.All(Never, name => Assert.Empty(page.QuerySelectorAll(name)));
        CheckResources(page, mail.Pictures);
        CheckPictures(page, mail.Text);
        Assert.All(page.QuerySelectorAll("table"), table => Assert.Equal("presentation", table.GetAttribute("role")));
        foreach (var link in page.QuerySelectorAll("a"))
        {
            Assert.True(Uri.TryCreate(link.GetAttribute("href"), UriKind.Absolute, out _), link.OuterHtml);
            Assert.NotEmpty(link.TextContent.Trim());
        }

        var levels = page.QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"A heading {pair.Second} follows a heading {pair.First}."));
        Assert.DoesNotMatch("</?(p|div|td|br|strong|em|ul|li|h[1-6])\\b", mail.Text);
        Assert.NotEmpty(mail.Text.Trim());
    }

    private static void CheckResources(IHtmlDocument page, IReadOnlyList<MailPicture> pictures)
    {
        var shown = page.All.SelectMany(element => element.Attributes.Where(attribute => Loading.Contains(attribute.LocalName)).Select(attribute => attribute.Value)).ToList();
        Assert.Equal(pictures.Select(picture => $"cid:{picture.Id}"), shown);
        var styles = page.QuerySelectorAll("style").Select(style => style.TextContent).Concat(page.All.Select(element => element.GetAttribute("style") ?? ""));
        Assert.All(styles, style => Assert.DoesNotMatch("(?i)url\\(|@import|expression\\(", style));
    }

    private static void CheckPictures(IHtmlDocument page, string text)
    {
        foreach (var picture in page.Images)
        {
            Assert.NotEmpty(picture.AlternativeText ?? "");
            Assert.True(int.Parse(picture.GetAttribute("width")!) <= 600);
            Assert.Contains(picture.AlternativeText!, string.Join(' ', text.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }
    }
}
