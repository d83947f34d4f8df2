using System.Xml.Linq;
using Automations.Runtime.Host.Admin.Pages.Timeline;

namespace Automations.Host.Tests.Admin.Timeline;

public sealed class ChartTests
{
    private static readonly XNamespace None = XNamespace.None;

    [Fact]
    public void Failure_IsSaidByShapeAndInWords()
    {
        var history = new Histories().Turn().Activity(0, "Send").After(TimeSpan.FromSeconds(2)).Turn().Failed(0, "no");

        var row = Assert.Single(Rows(history));

        Assert.Contains("Send failed, Activity, Mon 4 Jan 2027, 08:00:00", (string?)row.Element("a")!.Attribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains(row.Descendants("path"), path => (string?)path.Attribute("class") == "cross");
        Assert.Contains(row.Descendants("text"), text => text.Value == "failed");
    }

    [Fact]
    public void ThousandsOfSteps_BecomeALineForEachName()
    {
        var history = new Histories().Turn();
        for (var i = 0; i < 4_000; i += 2)
            history.Activity(i, "Send").Activity(i + 1, "Count");
        for (var i = 0; i < 4_000; i++)
            history.After(TimeSpan.FromMilliseconds(3)).Turn().Done(i);

        var rows = Rows(history);

        Assert.Equal(["Send", "Count"], rows.Select(row => row.Descendants("text").First().Value));
        Assert.Contains(rows[0].Descendants("text"), text => text.Value == "2000 times");
        Assert.InRange(rows[0].Descendants("rect").Count(), 100, 1_000);
    }

    [Fact]
    public void HistoryOfOneMoment_IsDrawn()
    {
        var rows = Rows(new Histories().Turn().Activity(0, "Send").Done(0).Event("Go"));

        Assert.Equal(2, rows.Count);
    }

    private static List<XElement> Rows(Histories history)
    {
        var svg = XDocument.Parse(Chart.Render(StepReader.Read(history.Records), Histories.Begin, history.Now).ToString());
        return [.. svg.Root!.Elements(None + "g").Where(group => (string?)group.Attribute("role") == "listitem")];
    }
}
