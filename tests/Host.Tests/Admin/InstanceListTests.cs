using System.Net;
using System.Text.RegularExpressions;

namespace Automations.Host.Tests.Admin;

[Collection(PlatformTests.Name)]
public sealed partial class InstanceListTests(TestStorage storage) : IAsyncLifetime
{
    private const int Instances = 120;
    private TestPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TestPlatform.StartAsync(storage);
        for (var number = 0; number < Instances; number++)
            await _platform.Http.PostAsync($"/start/visit-{number:000}", null);
    }

    public ValueTask DisposeAsync() => _platform?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Pages_GoFromTheNewestToTheOldestAndBack()
    {
        var seen = new List<string>();
        var (address, pages) = ("/admin/instances", new List<string>());
        while (true)
        {
            var html = await _platform.Http.GetStringAsync(address);
            seen.AddRange(Ids(html));
            pages.Add(html);
            if (LinkTo("next", html) is not { } older)
                break;
            address = older;
        }

        var back = await _platform.Http.GetStringAsync(LinkTo("prev", pages[2])!);
        var first = await _platform.Http.GetStringAsync(LinkTo("prev", back)!);

        Assert.Equal(Enumerable.Range(0, Instances).Reverse().Select(number => $"visit-{number:000}"), seen);
        Assert.Equal(3, pages.Count);
        Assert.Equal(Ids(pages[1]), Ids(back));
        Assert.Equal(Ids(pages[0]), Ids(first));
        Assert.Null(LinkTo("prev", first));
    }

    [Fact]
    public async Task Filter_ByIdNameStatusAndTime_ShowsWhatMatches()
    {
        Assert.Equal(["visit-077"], Ids(await _platform.Http.GetStringAsync("/admin/instances?id=T-077&name=Patience&status=Running")));
        Assert.Empty(Ids(await _platform.Http.GetStringAsync("/admin/instances?status=Failed")));
        Assert.Empty(Ids(await _platform.Http.GetStringAsync("/admin/instances?name=Nothing")));
        Assert.Equal(50, Ids(await _platform.Http.GetStringAsync("/admin/instances?from=2027-01-04T07:00&to=2027-01-04T09:00")).Count);
        Assert.Empty(Ids(await _platform.Http.GetStringAsync("/admin/instances?from=2027-01-05T00:00")));
    }

    [Fact]
    public async Task Filter_WithABadTime_KeepsItAndSaysHowToWriteIt()
    {
        var answer = await _platform.Http.GetAsync("/admin/instances?from=yesterday&id=x");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("value=\"yesterday\"", html, StringComparison.Ordinal);
        Assert.Contains("2027-01-04T08:00", html, StringComparison.Ordinal);
    }

    private static List<string> Ids(string html) => [.. Row().Matches(html).Select(match => match.Groups["id"].Value)];

    private static string? LinkTo(string rel, string html) =>
        html.Split($"rel=\"{rel}\" href=\"") is [_, var rest] ? WebUtility.HtmlDecode(rest.Split('"')[0]) : null;

    [GeneratedRegex("class=\"id\"><a href=\"[^\"]*\">(?<id>[^<]*)<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
