using System.Text.Json;
using Automations.Programme;
using Automations.Programme.Workflows;
using Automations.Web;
using Automations.Web.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Managers;

public sealed class StartWorkflow(WorkflowCatalogue catalogue, IRequestJournal journal)
{
    public const string IdempotencyKey = "Idempotency-Key";

    private const int LongestKey = 255;

    [Function(nameof(StartWorkflow))]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/workflows/{name}")] HttpRequest request,
        string name,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (catalogue.Named(name) is not { } workflow)
            return Problems.NotFound($"There is no workflow \"{name}\"; GET /api/workflows lists them.");
        if (await request.ReadTextAsync(cancellation) is not { } body)
            return Problems.TooLarge();
        if (JsonBody.TryParse(body) is not { } input)
            return Problems.BadRequest("The body is not JSON.");

        var key = request.Headers[IdempotencyKey].ToString();
        if (key.Length == 0)
            return await StartAsync(workflow, input, client, cancellation);
        if (key.Length > LongestKey)
            return Problems.BadRequest($"{IdempotencyKey} must not be longer than {LongestKey} characters.");

        var entry = JournalEntry.For(request.SignedInPerson(), key, workflow.Name, body);
        var noted = await journal.OpenAsync(entry, cancellation);
        if (noted.IsForAnotherRequest)
            return Problems.Unprocessable($"This {IdempotencyKey} was used for another request before.");
        var answer = noted.Answer;
        if (answer is null)
        {
            answer = await StartAsync(workflow, input, client, cancellation);
            answer = await journal.CloseAsync(entry, answer, cancellation);
        }

        return answer;
    }

    private static async Task<StartAnswer> StartAsync(IManagedWorkflow workflow, JsonElement input, DurableTaskClient client, CancellationToken cancellation)
    {
        var start = await workflow.StartAsync(input, client, cancellation);
        return start.InstanceId is { } id
            ? new(start.IsNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK, workflow.Name, id, start.Errors)
            : new(StatusCodes.Status400BadRequest, workflow.Name, InstanceId: null, start.Errors);
    }
}
