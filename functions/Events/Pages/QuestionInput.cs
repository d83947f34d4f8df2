using Automations.Events.Planning;
using Automations.Web;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Automations.Events.Pages;

/// <summary>What somebody wrote into the field beside the registration, and what is said to that.</summary>
/// <param name="Text">Null for nothing.</param>
public sealed record QuestionInput(string? Text, FormErrors Errors, string? Reply = null)
{
    public const string Field = "question";

    public static QuestionInput None { get; } = new(Text: null, new());

    public static QuestionInput Read(IFormCollection fields, Voice voice)
    {
        var input = new QuestionInput(fields.TextOf(Field), new());
        input.Errors.CheckLength(Field, input.Text, EventRulebook.LongestQuestion, voice);
        return input;
    }

    /// <summary>What to say now that it was passed on.</summary>
    public QuestionInput Answered(RegistrationAnswer answer, Voice voice) => answer.Outcome == RegistrationOutcome.Begun ? TooLate(voice) : Noted(answer, voice);

    public QuestionInput Noted(RegistrationAnswer answer, Voice voice) =>
        answer.Registration is { } registration && registration.IsComing && registration.Question == Text
            ? None with
            {
                Reply = Text is null
                    ? voice.Say("Es ist keine Frage notiert.", "No question is noted.")
                    : voice.Say("Deine Frage ist notiert, danke!", "Your question is noted, thank you!", "Ihre Frage ist notiert, danke!"),
            }
            : this;

    public QuestionInput TooLate(Voice voice) =>
        this with
        {
            Reply = voice.Say(
                "Für eine Frage vorab ist es zu spät: Stell sie am besten gleich dort.",
                "It is too late for a question in advance: it is best to ask it right there.",
                "Für eine Frage vorab ist es zu spät: Stellen Sie sie am besten gleich dort."
            ),
        };
}
