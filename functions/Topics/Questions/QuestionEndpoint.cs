using System.Text.Json;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Topics;
using Automations.Topics.Compiling;
using Automations.Topics.Intake;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Topics.Questions;

/// <summary>A question that somebody heard or has, for the topics.</summary>
internal sealed class QuestionEndpoint(ITopicIntake intake, Pseudonyms pseudonyms, ISignIn signIn, IChampionRegister register, ProgrammeSettings programme, TimeProvider time)
{
    private const int LongestText = NoteIntake.LongestText;

    /// <summary>The same question of the same person on the same day again is the same question.</summary>
    [Function("AskQuestion")]
    public async Task<IResult> PostAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/questions")] HttpRequest request, CancellationToken cancellation)
    {
        if (await signIn.WhoAsync(request, cancellation) is not { } who)
            return Problems.Unauthorized();
        if (!who.IsCommunityManager && !await IsChampionAsync(who, cancellation))
            return Problems.ForbiddenTo("champions and community managers");
        if (await request.ReadTextAsync(cancellation) is not { } body)
            return Problems.TooLarge();
        var (question, problems) = Read(body);
        if (question is null)
            return Problems.Validation(JsonProblem.ByField(problems));

        var today = programme.Today(time);
        var id = $"question-{pseudonyms.KeyOf($"{who.PersonId ?? who.Name}\n{today:yyyy-MM-dd}\n{question.Text}")}";
        var note = new TopicNote(id, TopicNote.FromQuestions, "api", today, question.Text) { Person = who.PersonId, Language = question.Language, Topics = question.Topics };
        await intake.AddAsync(note, cancellation);
        return Results.Json(new QuestionReceipt(id, today), ProgrammeJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private async Task<bool> IsChampionAsync(SignedInPerson who, CancellationToken cancellation) =>
        who.PersonId is { } id && await register.FindAsync(id, cancellation) is { State: ChampionState.Active };

    private (Question? Question, IReadOnlyList<JsonProblem> Problems) Read(string body)
    {
        var problems = new List<JsonProblem>();
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return (null, [new("body", "must be one JSON object.")]);
            var section = new JsonSection(json.RootElement, "", problems);
            var question = new Question(
                section.Text("text", LongestText),
                section.Has("language") ? section.Text("language", programme.Languages.Contains, $"is none of {string.Join(", ", programme.Languages)}.") : null,
                section.Has("topic") ? [section.Text("topic", IsTopic, $"is none of {string.Join(", ", programme.Topics)}.")] : []
            );
            section.Close();
            return (problems.Count == 0 ? question : null, problems);
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            return (null, [new("body", "must be JSON such as {\"text\":\"How do I share a notebook?\"}.")]);
        }
    }

    private bool IsTopic(string text) => programme.Topics.Contains(text, StringComparer.OrdinalIgnoreCase);

    private sealed record Question(string Text, string? Language, IReadOnlyList<string> Topics);
}

/// <param name="On">The day it counts for.</param>
internal sealed record QuestionReceipt(string Id, DateOnly On);
