using Automations.Surveys.Summaries;

namespace Automations.Functions.Tests.Surveys.Summaries;

public sealed class DraftCheckTests
{
    private static readonly string[] Languages = ["de", "en"];

    [Fact]
    public void Of_NumbersThatThereAreNotOrTwice_CountsEachTextOnce()
    {
        var drafts = DraftCheck.Of(Answer([Theme("Gäste", "Guests", 3, 1, 3, 0, -1, 99), Theme("Schulungen", "Training", 1, 2, 4)]), count: 9, Languages);

        Assert.Equal([new SummaryTheme("Schulungen", 3), new("Gäste", 2)], drafts["de"].Themes);
        Assert.Equal([new SummaryTheme("Training", 3), new("Guests", 2)], drafts["en"].Themes);
        Assert.Equal(9, drafts["de"].Read);
    }

    [Fact]
    public void Of_ThemesWithoutTextsWithPlaceholdersOrTooMany_LeavesThemOut()
    {
        var themes = new[] { Theme("niemand", "nobody", 12), Theme("eine", "one", 5), Theme("[Name]", "[Name]", 1, 2), Theme(new string('x', 61), "", 1, 2) }
            .Concat(Enumerable.Range(1, 7).Select(number => Theme($"Thema {number}", $"Theme {number}", 1, 2)));

        var drafts = DraftCheck.Of(Answer([.. themes]), count: 9, Languages);

        Assert.Equal(Enumerable.Range(1, 5).Select(number => $"Thema {number}"), drafts["de"].Themes.Select(theme => theme.Name));
    }

    [Theory]
    [InlineData("Sie loben [Name].")]
    [InlineData(" \n ")]
    [InlineData("lang")]
    public void Of_ATextThatCannotBeShown_HasNoDraftInThatLanguage(string german)
    {
        var text = german == "lang" ? new string('x', DraftCheck.LongestText + 1) : german;

        var drafts = DraftCheck.Of(new([new("de", text), new("en", "Many\nwant more."), new("fr", "Beaucoup.")], []), count: 9, Languages);

        Assert.Equal("Many want more.", Assert.Single(drafts).Value.Text);
    }

    [Fact]
    public void MaterialOf_MoreThanFits_TakesTextsFromTheWholeRangeAndCutsLongOnes()
    {
        var texts = Enumerable.Range(0, 1_000).Select(number => $"{number:000} {new string('a', 600)}").ToList();

        var material = SummaryMaterial.Of("Was\nfehlt?", texts);

        Assert.InRange(material.Text.Text.Length, 15_000, 26_000);
        var lines = material.Text.Text.Split('\n');
        Assert.Equal(("Question: Was fehlt?", material.Count + 1), (lines[0], lines.Length));
        Assert.StartsWith("1. 000 ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"{material.Count}. 9", lines[^1], StringComparison.Ordinal);
    }

    private static SummaryAnswer Answer(IReadOnlyList<AnswerTheme> themes) => new([new("de", "Viele wollen mehr."), new("en", "Many want more.")], themes);

    private static AnswerTheme Theme(string german, string english, params int[] numbers) => new([new("de", german), new("en", english)], numbers);
}
