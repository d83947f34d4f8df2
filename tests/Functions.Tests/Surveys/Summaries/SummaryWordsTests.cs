using Automations.Programme;
using Automations.Surveys.Summaries;
using Automations.Web;

namespace Automations.Functions.Tests.Surveys.Summaries;

public sealed class SummaryWordsTests
{
    private static readonly SummaryTheme[] Themes = [new("Schulungen", 4), new("Externe Gäste", 3), new("Kanäle", 2), new("Drucker", 2)];
    private static readonly string[] Quotes = ["Wann kommt die nächste Schulung?", "Wie lade ich externe Gäste ein?"];

    [Theory]
    [InlineData("de", 4, 2, "Am häufigsten geht es um „Schulungen“, „Externe Gäste“ und „Kanäle“. Einige Antworten im Wortlaut:\n„Wann kommt die nächste Schulung?“\n„Wie lade ich externe Gäste ein?“")]
    [InlineData("de", 1, 1, "Am häufigsten geht es um „Schulungen“. Eine Antwort im Wortlaut:\n„Wann kommt die nächste Schulung?“")]
    [InlineData("de", 0, 2, "Die Antworten gehen in viele Richtungen. Einige Antworten im Wortlaut:\n„Wann kommt die nächste Schulung?“\n„Wie lade ich externe Gäste ein?“")]
    [InlineData("de", 0, 0, "Die Antworten gehen in viele Richtungen.")]
    [InlineData("en", 2, 1, "What comes up most: “Schulungen” and “Externe Gäste”. One answer, as it was written:\n“Wann kommt die nächste Schulung?”")]
    [InlineData("en", 0, 0, "The answers go in many directions.")]
    public void Summary_OfThemesAndQuotes_ReadsAsWritten(string language, int themes, int quotes, string expected)
    {
        var kept = new FreeTextSummary { Question = "asked", Texts = 9, Themes = Themes[..themes], Quotes = Quotes[..quotes] };

        Assert.Equal(expected, SummaryWords.Of(kept, new(language, AddressForm.Du)));
    }

    [Theory]
    [InlineData("de", "Auf die Frage „Was fehlt dir noch?“ wurde mehrfach genannt: Schulungen (4), Externe Gäste (3), Kanäle (2) und Drucker (2).")]
    [InlineData("en", "Mentioned more than once in answer to “Was fehlt dir noch?”: Schulungen (4), Externe Gäste (3), Kanäle (2) and Drucker (2).")]
    public void Themes_OfAQuestion_AreOneSentence(string language, string expected) =>
        Assert.Equal(expected, SummaryWords.Themes("Was fehlt dir noch?", Themes, new Voice(language, AddressForm.Du)));
}
