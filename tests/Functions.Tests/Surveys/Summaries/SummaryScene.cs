using Automations.Functions.Tests.Surveys.Scene;
using Automations.LanguageModel;
using Automations.Surveys.Summaries;
using Automations.Surveys.Workflow;
using Microsoft.DurableTask.Client;
using Moq;

namespace Automations.Functions.Tests.Surveys.Summaries;

/// <summary>A pulse with nine free texts, as it closes.</summary>
internal static class SummaryScene
{
    public const string Question = "asked";

    /// <summary>Person 100 is one of those who were asked, Ada one of the community managers.</summary>
    public static readonly string[] Texts =
    [
        "Externe Gäste einladen, das hat Person100 gefragt",
        "Wie lade ich externe Gäste ein?",
        "Eine Schulung zu Copilot",
        "Schulungen am Vormittag",
        "Wann kommt die nächste Schulung?",
        "Ada soll noch eine Schulung geben",
        "Externe Gäste in Kanälen",
        "Der Drucker im dritten Stock",
        "Nichts Besonderes",
    ];

    public static readonly SummaryAnswer Good = new(
        [new("de", "Viele wollen Schulungen. Einige fragen nach Gästen."), new("en", "Many want training. Some ask about guests.")],
        [new([new("de", "Mehr Schulungen"), new("en", "More training")], [3, 4, 5, 4, 77]), new([new("de", "Gäste einladen"), new("en", "Inviting guests")], [1, 2])]
    );

    public static async Task CloseAsync(this SurveyScene scene, int texts = 9)
    {
        var instance = await scene.PlaceAsync(scene.Order());
        foreach (var (person, text) in scene.People.Zip(Texts.Take(texts)))
            await scene.AnswerAsync(person, ("often", "few"), (Question, text));
        await scene.SteerAsync(instance, SurveyAction.Close);
    }

    public static async Task<ShownSummary> ShownAsync(this SurveyScene scene, string language = "de") =>
        ShownSummary.Of((await scene.Get<SummaryStore>().FindAsync("pulse-1", Question, default))!.Content, new(language, scene.Programme.AddressForm));

    /// <summary>The model answers each question with the next reply, and with the last one from then on.</summary>
    /// <returns>What it was asked.</returns>
    public static List<ModelQuestion> Replies(this Mock<ILanguageModel> model, params ModelReply<SummaryAnswer>[] replies)
    {
        var asked = new List<ModelQuestion>();
        model.Setup(m => m.IsSet).Returns(true);
        model
            .Setup(m => m.AskAsync<SummaryAnswer>(It.IsAny<ModelQuestion>(), It.IsAny<CancellationToken>()))
            .Callback<ModelQuestion, CancellationToken>((question, _) => asked.Add(question))
            .ReturnsAsync(() => replies[Math.Min(asked.Count, replies.Length) - 1]);
        return asked;
    }

    public static async Task<OrchestrationRuntimeStatus?> DraftingAsync(this SurveyScene scene) =>
        (await scene.Host.Client.GetInstanceAsync(SummaryWorkflow.InstanceIdOf("pulse-1")))?.RuntimeStatus;
}
