using System.Text.Json;
using Automations.Messages;
using Automations.Programme;

namespace Automations.Functions.Tests.Messages;

public sealed class MergedMessageTests
{
    private static readonly RecipientView Mira = new("Mira Hansen", "Mira", "mira@nordlicht.example", "Europe/Berlin");

    [Theory]
    [InlineData("de", "Hallo Mira,", " – und: ")]
    [InlineData("en", "Hello Mira,", " – and: ")]
    public async Task RenderTogether_ThanksAndTheRequestForFeedback_GreetsOnceAndKeepsBothAndTheButton(string language, string greeting, string between)
    {
        var mail = await Renderers.Shipped().RenderTogetherAsync([Thanks(), Question("Wie war es?")], language, Mira, default);

        Assert.Equal(2, mail.Html.Split(greeting).Length);
        Assert.Equal(2, mail.Text.Split(greeting).Length);
        Assert.Contains(between, mail.Subject, StringComparison.Ordinal);
        Assert.Contains("https://champions.nordlicht.example/answer", mail.Html, StringComparison.Ordinal);
        Assert.Contains("https://champions.nordlicht.example/answer", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<hr", mail.Html, StringComparison.Ordinal);
        Assert.Equal(2, mail.Html.Split("</html>").Length);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task RenderTogether_SecondWithoutItsGreeting_BeginsWithACapital(string language)
    {
        var mail = await Renderers.Shipped().RenderTogetherAsync([Question("Wie war es?"), Thanks()], language, Mira, default);

        var subject = mail.Subject[(mail.Subject.LastIndexOf(": ", mail.Subject.LastIndexOf("Copilot-Stunde", StringComparison.Ordinal) - 3, StringComparison.Ordinal) + 2)..];
        var below = mail.Text[(mail.Text.LastIndexOf(subject, StringComparison.Ordinal) + subject.Length)..].SkipWhile(letter => !char.IsLetter(letter));
        Assert.True(char.IsUpper(below.First()), mail.Text);
    }

    [Theory]
    [InlineData("de", 2, "und eine weitere Nachricht")]
    [InlineData("de", 3, "und zwei weitere Nachrichten")]
    [InlineData("en", 2, "and one more message")]
    [InlineData("en", 4, "and three more messages")]
    public async Task RenderTogether_TooMuchForOneSubject_SaysHowManyFollow(string language, int messages, string expected)
    {
        var question = Question("Wie hat dir die lange und ausführliche Einführung in den Umgang mit Besprechungen gefallen?");

        var mail = await Renderers.Shipped().RenderTogetherAsync([.. Enumerable.Repeat(question, messages)], language, Mira, default);

        Assert.EndsWith(expected, mail.Subject, StringComparison.Ordinal);
    }

    private static MessageToRender Thanks() => new("Events/EventThanks", View(new { title = "Copilot-Stunde", format = "Talk", material = (string?)null, withFeedback = true }));

    private static MessageToRender Question(string title) =>
        new(
            "Surveys/SurveyInvitation",
            View(
                new
                {
                    title,
                    invitation = "Sag uns deine Meinung.",
                    isAnonymous = true,
                    closes = "2027-01-20T12:00:00Z",
                    link = "https://champions.nordlicht.example/answer",
                    optOut = "https://champions.nordlicht.example/out",
                }
            )
        );

    private static JsonElement View(object view) => JsonSerializer.SerializeToElement(view, ProgrammeJson.Options);
}
