using Automations.LanguageModel.Anonymity;

namespace Automations.Functions.Tests.LanguageModel;

public sealed class AnonymiserTests
{
    private static readonly string[] Names = ["Mira Hansen", "Sabine Krüger", "O'Neill, Maeve", "Bo Li", "Ole von der Heide"];

    [Theory]
    [InlineData("Mira Hansen hat gefragt, wie man Kanäle teilt.", "[Name] hat gefragt, wie man Kanäle teilt.")]
    [InlineData("Ask Sabine or Hansen.", "Ask [Name] or [Name].")]
    [InlineData("Krügers Team sucht Miras Notizbuch.", "[Name] Team sucht [Name] Notizbuch.")]
    [InlineData("Schreibt an mira.hansen@nordlicht.example!", "Schreibt an [Address]!")]
    [InlineData("Siehe https://nordlicht.sharepoint.com/sites/mira und www.example.org/x.", "Siehe [Address] und [Address]")]
    [InlineData("Ruf mich an: +49 40 1234-5678, oder 040 / 555 123 4.", "Ruf mich an: [Number], oder [Number].")]
    [InlineData("Frau Petersen und Herr von Beust wissen es.", "Frau [Name] und Herr von Beust wissen es.")]
    [InlineData("Hallo Jonas, wie geht das? Viele Grüße\nUlla Sommer", "Hallo [Name], wie geht das? Viele Grüße\n[Name]")]
    [InlineData("Thanks,\nPeter", "Thanks,\n[Name]")]
    [InlineData("@jonas.weber weiß es", "[Name] weiß es")]
    [InlineData("Maeve O'Neill's flow", "[Name] flow")]
    public void Of_ATextThatNamesPeople_NamesNobody(string text, string expected) => Assert.Equal(expected, Anonymiser.Of(text, Names).Text);

    [Theory]
    [InlineData("Wie teile ich 2024 Dateien mit 15 Gästen in Teams?")]
    [InlineData("Die Miranda-Vorlage und das Limit von 100000 Zeilen")]
    [InlineData("Version 16.0.17328.20162 of Office 365 costs 12.50 a month")]
    [InlineData("Boliden-Tabelle: Bo")]
    [InlineData("Tipps von der Fachabteilung")]
    public void Of_ATextThatNamesNobody_LeavesIt(string text) => Assert.Equal(text, Anonymiser.Of(text, Names).Text);

    [Fact]
    public void Of_ATextAmongTenThousandNames_FindsThem()
    {
        var many = Enumerable.Range(0, 10_000).Select(number => $"Vorname{number} Nachname{number}");
        var text = string.Join(' ', Enumerable.Range(0, 2_000).Select(number => $"Fragt Nachname{number * 5} im Kanal."));

        Assert.DoesNotContain("Nachname", Anonymiser.Of(text, many).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AHostileText_EndsInTime()
    {
        var text = string.Concat(Enumerable.Repeat("Liebe Liebe A-A-A +49 ((( 1 ", 20_000));

        Assert.NotEmpty(Anonymiser.Of(text, Names).Text);
    }
}
