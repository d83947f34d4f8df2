using Automations.Events.Planning;
using Automations.People;
using Automations.Web;
using Automations.Web.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Http;

/// <summary>Who was there: <c>{"everyone": true}</c>, or <c>{"attended": […], "complete": true}</c>.</summary>
internal sealed class AttendanceEndpoint(IEventDesk desk, IDirectory directory)
{
    [Function("NoteAttendance")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> NoteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/events/{eventId}/attendance")] HttpRequest request,
        string eventId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await request.ReadTextAsync(cancellation) is not { } body)
            return Problems.TooLarge();
        var reading = JsonReading.Read(body, fields => new Order(fields.Flag("everyone") ?? false, fields.Texts("attended"), fields.Flag("complete") ?? false));
        if (reading.Value is not var (everyone, names, isComplete))
            return Problems.Validation(reading.Errors);
        var problems = reading.Problems.ToList();
        var there = new List<(Person, bool)>();
        var found = await directory.FindEachAsync(names, cancellation);
        foreach (var (name, known) in names.Zip(found))
        {
            if (known is { } person)
                there.Add((person, true));
            else
                problems.Add(new("attended", $"attended names \"{name}\", whom the directory does not know."));
        }

        if (problems.Count > 0)
            return Problems.Validation(FieldProblem.ByField(problems));
        if (everyone)
            return Answer(eventId, await desk.EveryoneCameAsync(eventId, client, cancellation));
        var answer = await desk.NoteAttendanceAsync(eventId, there, client, cancellation);
        return Answer(eventId, isComplete && answer.Outcome == DeskOutcome.Done ? await desk.CloseAttendanceAsync(eventId, client, cancellation) : answer);
    }

    private static IResult Answer(string eventId, DeskAnswer answer) =>
        answer.Outcome switch
        {
            DeskOutcome.NotFound => Problems.NotFound(EventEndpoint.NoSuchEvent(eventId)),
            DeskOutcome.Conflict => Problems.Conflict(answer.Why!),
            _ => Results.NoContent(),
        };

    private sealed record Order(bool Everyone, IReadOnlyList<string> Attended, bool Complete);
}
