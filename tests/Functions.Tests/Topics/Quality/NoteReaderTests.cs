using Automations.Topics.Mapping;
using Automations.Topics.Text;

namespace Automations.Functions.Tests.Topics.Quality;

public sealed class NoteReaderTests
{
    private static readonly Topic Teams = Topic.Of("Teams", ["-unsere Teams", "Kanal", "Bildschirm + teilen"]);
    private static readonly Topic OneNote = Topic.Of("OneNote", ["Notizbuch"]);

    [Theory]
    [InlineData("Wie geht das in Teams?", "teams")]
    [InlineData("Wer macht unser Team größer?", "")]
    [InlineData("Unsere Teams sind froh", "")]
    [InlineData("Im Teamskanal fehlt etwas", "teams")]
    [InlineData("Meine NOTIZBÜCHER sind leer", "onenote")]
    [InlineData("one note or onenot?", "onenote")]
    [InlineData("Wie kann ich den Bildschirm mit allen teilen?", "teams")]
    [InlineData("Den Bildschirm putzen", "")]
    [InlineData("In Taems und OneNote", "onenote,teams")]
    [InlineData("", "")]
    public void Read_WordsOfTopics_FindsThem(string text, string wanted)
    {
        using var catalogue = new Catalogue([OneNote, Teams]);

        var note = new NoteReader(catalogue).Read(text);

        Assert.Equal(wanted, string.Join(',', note.Topics.Select(topic => catalogue.Topics[topic].Id)));
    }

    [Theory]
    [InlineData("That is really great", 1)]
    [InlineData("Das ist nicht gut", -1)]
    [InlineData("Wo ist der Raum?", 0)]
    public void Read_Tone_IsTold(string text, int feeling)
    {
        using var catalogue = new Catalogue([Teams]);

        Assert.Equal(feeling, new NoteReader(catalogue).Read(text).Feeling);
    }

    [Fact]
    public void Read_WhatMeansNoTopic_IsAPhrase()
    {
        using var catalogue = new Catalogue([Teams]);

        var note = new NoteReader(catalogue).Read("How do I switch on dark mode in Teams?");

        Assert.Contains("dark mode", note.Phrases);
        Assert.DoesNotContain(note.Phrases, phrase => phrase.Contains("teams", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Bitte an jule.petersen@nordlicht.example senden", "Bitte an … senden")]
    [InlineData("Ruf an: +49 40 123456-78", "Ruf an: …")]
    [InlineData("Siehe https://intern.example/a?b=1 dort", "Siehe … dort")]
    [InlineData("Was sagt JULE PETERSEN dazu", "Was sagt … dazu")]
    [InlineData("Klappt nicht. LG Tom", "Klappt nicht. LG …")]
    [InlineData("Outlook kennt Planner 2 nicht", "Outlook kennt Planner 2 nicht")]
    public void Clean_WhoIsMeant_IsTakenOut(string text, string wanted) => Assert.Equal(wanted, Redaction.Clean(text, ["jule petersen"]));
}
